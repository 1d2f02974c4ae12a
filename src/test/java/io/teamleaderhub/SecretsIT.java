package io.teamleaderhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked secrets, and a hub at work that logs all it can: none of them shows anywhere. */
class SecretsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLIENT_SECRET = "marker-client-secret-7f3a9c";
    private static final String OPERATOR_TOKEN = "marker-operator-token-5b21e8-0123456789";
    private static final String DATABASE_PASSWORD = "marker-database-password-c4d7";
    /** How every access token, and every refresh token and code, of the simulator begins. */
    private static final List<String> TOKENS = List.of("eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9", "def50200");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void noSecretIsLoggedShownOrStoredInTheClear() throws Exception {
        var surroundings = surroundings();
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var sent = new Sent();
                var hub = HubProcess.start(environment(surroundings), "serve")) {
            hub.awaitLine("serving on", PATIENCE);
            operator.connect();
            work(surroundings, operator, sent);
            var door = simulator.deliveries().urls().getFirst();
            var secrets = secrets(surroundings, door.substring(door.lastIndexOf('/') + 1));

            assertFree(secrets, "the operator's view", shown(surroundings, operator, sent));
            assertFree(secrets, "the database", stored(surroundings));
            assertThat(hub.stop(PATIENCE)).isZero();
            assertThat(hub.output()).contains(" DEBUG ");
            assertFree(secrets, "the log", hub.output());
        }
    }

    private static Surroundings surroundings() {
        var simulator = TestHub.smallCompany().withClient("simulator-client", CLIENT_SECRET);
        var made = TestHub.surroundings(simulator);
        return new Surroundings(
                made.database(),
                made.kafka(),
                made.topicPrefix(),
                made.simulator(),
                made.port(),
                made.managementPort(),
                made.keyset(),
                OPERATOR_TOKEN);
    }

    private Map<String, String> environment(Surroundings surroundings) throws IOException {
        var environment = TestHub.environment(
                surroundings,
                Map.of(
                        "HUB_TEAMLEADER_CLIENT_SECRET",
                        CLIENT_SECRET,
                        "JAVA_TOOL_OPTIONS",
                        "-Dlogback.configurationFile=" + debugging()));
        if (surroundings.database().password().isEmpty()) {
            environment.put("HUB_DATABASE_PASSWORD", DATABASE_PASSWORD);
        }
        return environment;
    }

    /** The hub's own logging, with everything that is not capped at DEBUG. */
    private Path debugging() throws IOException {
        var own = Files.readString(Path.of("src/main/resources/logback.xml"));
        var debugging = own.replace("level=\"WARN\"", "level=\"DEBUG\"")
                .replace("<root level=\"INFO\">", "<root level=\"DEBUG\">")
                .replace("%ex{12}", "%ex");
        assertThat(debugging).isNotEqualTo(own);
        return Files.writeString(folder.resolve("debug.xml"), debugging);
    }

    /** Everything that handles a secret: calls, renewals, a webhook, refusals, an outage. */
    private static void work(Surroundings surroundings, Operator operator, Sent sent) throws Exception {
        var simulator = surroundings.simulator();
        await().atMost(PATIENCE).until(() -> !simulator.deliveries().urls().isEmpty());
        var door = URI.create(simulator.deliveries().urls().getFirst());
        sent.post(door, "{".getBytes(UTF_8));
        sent.post(URI.create(door + "x"), "{}".getBytes(UTF_8));
        sent.send(
                "GET", surroundings.hubUrl().resolve("/admin/status"), new byte[0], Optional.of(OPERATOR_TOKEN + "x"));
        simulator.faults().on("oauth2/access_token").times(1).status(500);
        simulator.faults().on("*.info").times(2).status(500);
        simulator.faults().on("*.info").times(1).cut();
        simulator.tokens().invalidateAccessTokens();
        simulator.mutator().mutate(20);
        await().atMost(PATIENCE).until(() -> generation(operator) >= 2);
        simulator.tokens().invalidateTokens();
        await().atMost(PATIENCE).until(() -> {
            simulator.mutator().mutate(1);
            return operator.get("/admin/connection")
                    .body()
                    .path("state")
                    .asText()
                    .equals("needs_reauthorisation");
        });
        operator.connect();
    }

    private static long generation(Operator operator) throws Exception {
        return operator.get("/admin/connection").body().path("generation").asLong();
    }

    private static List<String> secrets(Surroundings surroundings, String signature) {
        var secrets = new ArrayList<String>(TOKENS);
        for (String secret :
                List.of(CLIENT_SECRET, OPERATOR_TOKEN, DATABASE_PASSWORD, surroundings.keyset(), signature)) {
            secrets.addAll(forms(secret));
        }
        for (String part : surroundings.keyset().split("\\.", -1)) {
            if (part.length() > 20) {
                secrets.addAll(forms(part));
                secrets.add(new String(Base64.getUrlDecoder().decode(part), UTF_8));
            }
        }
        return secrets;
    }

    private static List<String> forms(String secret) {
        var bytes = secret.getBytes(UTF_8);
        return List.of(
                secret,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                URLEncoder.encode(secret, UTF_8));
    }

    private static String shown(Surroundings surroundings, Operator operator, Sent sent) throws Exception {
        var shown = new StringBuilder();
        for (String path : List.of("/admin/status", "/admin/connection", "/admin/reconciliations")) {
            shown.append(operator.get(path).response().body());
        }
        for (String path : List.of("/prometheus", "/health", "/health/readiness")) {
            var uri = URI.create("http://localhost:" + surroundings.managementPort() + path);
            var answer = sent.send("GET", uri, new byte[0], Optional.of(OPERATOR_TOKEN));
            assertThat(answer.statusCode()).isEqualTo(200);
            shown.append(answer.body());
        }
        return shown.toString();
    }

    /** Every row of every table of the hub's own schema; bytes as text as well. */
    private static String stored(Surroundings surroundings) throws Exception {
        var stored = new StringBuilder();
        for (String table : Query.firstColumn(
                surroundings.database(),
                "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'hub'")) {
            for (String row : Query.firstColumn(surroundings.database(), "SELECT t::text FROM " + table + " t")) {
                stored.append(row).append('\n');
            }
        }
        assertThat(stored.toString()).contains("connected", "contact");
        return stored.toString();
    }

    private static void assertFree(List<String> secrets, String where, String text) {
        for (String secret : secrets) {
            assertThat(text.contains(secret))
                    .as("%s shows a secret that begins with %.12s: %s", where, secret, around(text, secret))
                    .isFalse();
        }
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 40));
    }
}
