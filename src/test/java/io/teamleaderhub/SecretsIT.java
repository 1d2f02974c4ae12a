package io.teamleaderhub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Exposed;
import io.teamleaderhub.support.Secrets;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marked secrets, a hub at work that logs all it can, and commands beside it: none of the secrets shows anywhere. */
class SecretsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLIENT_SECRET = "marker-client-secret-7f3a9c";
    private static final String OPERATOR_TOKEN = "marker-operator-token-5b21e8-0123456789";
    private static final String DATABASE_PASSWORD = "marker-database-password-c4d7";
    private static final String WEBHOOKS = "teamleader.webhooks";

    /** What an operator reads. A new path or command is a line here. */
    private static final List<String> PATHS =
            List.of("/admin/status", "/admin/connection", "/admin/reconciliations", "/admin/webhooks", "/nowhere");

    private static final List<String> MANAGEMENT =
            List.of("/prometheus", "/health", "/health/readiness", "/health/liveness");
    private static final List<String> COMMANDS =
            List.of("status", "status --json", "settings", "webhooks list", "webhooks list --json", "webhooks sync");
    /** What is refused: method, path; each is sent with a token that is wrong, and without one. */
    private static final List<String> REFUSED = List.of(
            "GET /admin/status",
            "DELETE /admin/status",
            "POST /admin/connection/consent",
            "GET /sync/oauth",
            "GET /sync/oauth?error=access_denied",
            "GET /sync/oauth?code=def50200c0de&state=a-wrong-state",
            "POST /webhooks/teamleader",
            "POST /webhooks/teamleader/1/wrong");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void noSecretIsLoggedShownOrStoredInTheClear() throws Exception {
        var surroundings = surroundings();
        var environment = environment(surroundings);
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var sent = new Sent();
                var hub = HubProcess.start(environment, "serve")) {
            hub.awaitLine("serving on", PATIENCE);
            operator.connect();
            work(surroundings, operator, sent);
            operator.post("/admin/webhooks/rotate");
            await().atMost(PATIENCE).until(() -> simulator.deliveries().urls().size() == 2);
            var door = URI.create(simulator.deliveries().urls().getFirst());
            var secrets = secrets(surroundings, simulator.deliveries().urls());

            assertFree(secrets, "what an operator sees", shown(surroundings, operator, sent));
            assertFree(secrets, "an answer to a bad request", refusals(surroundings, sent, door));
            for (String command : COMMANDS) {
                assertFree(secrets, "hub " + command, ran(environment, command));
            }
            assertFree(secrets, "the hub's arguments", Exposed.arguments(hub.pid()));
            assertFree(secrets, "the hub's threads", Exposed.threads(hub.pid()));
            assertFree(secrets, "the database", Exposed.stored(surroundings.database()));
            assertFree(
                    secrets,
                    "the topic",
                    Exposed.published(surroundings.kafka(), surroundings.topicPrefix() + WEBHOOKS));
            assertThat(hub.stop(PATIENCE)).isZero();
            assertThat(hub.output()).contains(" TRACE ");
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
                        "HUB_URL",
                        surroundings.hubUrl().toString(),
                        "JAVA_TOOL_OPTIONS",
                        "-Dlogback.configurationFile=" + tracing()));
        if (surroundings.database().password().isEmpty()) {
            environment.put("HUB_DATABASE_PASSWORD", DATABASE_PASSWORD);
        }
        return environment;
    }

    /** As an operator would who wants to see everything. */
    private Path tracing() throws IOException {
        return Files.writeString(folder.resolve("trace.xml"), """
                <configuration>
                    <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
                        <target>System.err</target>
                        <encoder><pattern>%d %-5level %logger{0} %msg%n%ex</pattern></encoder>
                    </appender>
                    <logger name="io.micronaut.http.client" level="TRACE"/>
                    <root level="TRACE"><appender-ref ref="STDERR"/></root>
                </configuration>
                """);
    }

    /** Everything that handles a secret: calls, renewals, a webhook, refusals, an outage, a withdrawn consent. */
    private static void work(Surroundings surroundings, Operator operator, Sent sent) throws Exception {
        var simulator = surroundings.simulator();
        await().atMost(PATIENCE).until(() -> !simulator.deliveries().urls().isEmpty());
        sent.post(URI.create(simulator.deliveries().urls().getFirst()), "{".getBytes(UTF_8));
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

    private static Secrets secrets(Surroundings surroundings, List<String> doors) {
        var secrets = Secrets.ofTheSimulator()
                .add("the client secret", CLIENT_SECRET)
                .add("the operator token", OPERATOR_TOKEN)
                .add("the database password", DATABASE_PASSWORD)
                .add("the keyset", surroundings.keyset());
        doors.forEach(door -> secrets.add("a door's signature", door.substring(door.lastIndexOf('/') + 1)));
        for (String part : surroundings.keyset().split("\\.", -1)) {
            if (part.length() > 20) {
                secrets.add("a part of the keyset", part);
                secrets.add(
                        "a part of the keyset",
                        new String(Base64.getUrlDecoder().decode(part), UTF_8));
            }
        }
        return secrets;
    }

    private static String shown(Surroundings surroundings, Operator operator, Sent sent) throws Exception {
        var shown = new StringBuilder(Files.readString(Path.of("openapi/hub.yaml")));
        for (String path : PATHS) {
            shown.append(text(operator.get(path).response()));
        }
        for (String path : MANAGEMENT) {
            var uri = URI.create("http://localhost:" + surroundings.managementPort() + path);
            var answer = sent.send("GET", uri, new byte[0], Optional.of(OPERATOR_TOKEN));
            assertThat(answer.statusCode()).isEqualTo(200);
            shown.append(text(answer));
        }
        return shown.toString();
    }

    private static String refusals(Surroundings surroundings, Sent sent, URI door) throws Exception {
        var answers = new StringBuilder(text(sent.post(door, "{".getBytes(UTF_8))))
                .append(text(sent.post(door, new byte[70_000])))
                .append(text(sent.post(URI.create(door + "x"), "{}".getBytes(UTF_8))));
        for (String request : REFUSED) {
            var words = request.split(" ", -1);
            for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of(OPERATOR_TOKEN + "x"))) {
                var answer = sent.send(words[0], surroundings.hubUrl().resolve(words[1]), "{}".getBytes(UTF_8), token);
                assertThat(answer.statusCode()).as(request).isBetween(400, 499);
                answers.append(text(answer));
            }
        }
        return answers.toString();
    }

    private static String text(HttpResponse<String> answer) {
        return "%d %s%n%s%n".formatted(answer.statusCode(), answer.headers().map(), answer.body());
    }

    /** What a command prints, and its arguments as others on the machine see them meanwhile. */
    private static String ran(Map<String, String> environment, String command) {
        try (var process = HubProcess.start(environment, command.split(" ", -1))) {
            var arguments = await().atMost(PATIENCE)
                    .until(() -> Exposed.arguments(process.pid()), found -> found.contains("io.teamleaderhub.Main"));
            process.exitCode(PATIENCE);
            return arguments + process.output();
        }
    }

    private static void assertFree(Secrets secrets, String where, String text) {
        assertThat(secrets.shownIn(text)).as(where).isEmpty();
    }
}
