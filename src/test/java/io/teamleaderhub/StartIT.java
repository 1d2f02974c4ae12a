package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.FreePorts;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub that cannot start says why and what to do, all at once, and nothing that is secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Surroundings surroundings = TestHub.surroundings(TestHub.smallCompany());
    private final List<String> secrets =
            List.of(surroundings.keyset(), surroundings.operatorToken(), "simulator-secret", "a-wrong-password");

    @AfterAll
    void close() {
        surroundings.simulator().close();
    }

    @Test
    void withoutSettingsItNamesEveryRequiredOne() {
        assertRefused(
                Map.of(),
                "HUB_OPERATOR_TOKEN is missing. ",
                "openssl rand -base64 33",
                "HUB_KEYSET is missing. ",
                "./hub keys generate",
                "HUB_DATABASE_URL is missing. ",
                "HUB_DATABASE_USER is missing. ",
                "HUB_KAFKA_BOOTSTRAP is missing. ",
                "HUB_TEAMLEADER_CLIENT_ID is missing. ",
                "HUB_TEAMLEADER_CLIENT_SECRET is missing. ",
                "HUB_TEAMLEADER_REDIRECT_URI is missing. ");
    }

    @Test
    void unknownAndSenselessSettingsAreNamedTogether() {
        assertRefused(
                environment(Map.of(
                        "HUB_OPERATOR_TOKN", "x",
                        "HUB_PORT", "http",
                        "HUB_API_LIMIT", "0",
                        "HUB_API_WINDOW", "soon",
                        "HUB_PUBLIC_URL", "hub.example.com",
                        "HUB_OPERATOR_TOKEN", "short",
                        "HUB_KAFKA_BOOTSTRAP", "localhost",
                        "HUB_RECONCILE_AT_FIRST_START", "perhaps")),
                "HUB_OPERATOR_TOKN is not a setting. Did you mean HUB_OPERATOR_TOKEN?",
                "HUB_PORT=http is not a whole number",
                "HUB_API_LIMIT=0 is not between 10 and 100000",
                "HUB_API_WINDOW=soon is not a duration such as 30s",
                "HUB_PUBLIC_URL=hub.example.com is not an http(s) URL such as",
                "HUB_OPERATOR_TOKEN has 5 characters, at least 32 are needed",
                "HUB_KAFKA_BOOTSTRAP=localhost is not a list of host:port",
                "HUB_RECONCILE_AT_FIRST_START=perhaps is neither true nor false");
    }

    @Test
    void aValueThatIsNoUrlAtAllIsNamed() {
        assertRefused(
                environment(Map.of("HUB_PUBLIC_URL", "http://bad host/%zz")),
                "HUB_PUBLIC_URL=http://bad host/%zz is not an http(s) URL such as");
    }

    @Test
    void aSecretsFileThatCannotBeReadIsNamed() {
        var environment = environment(Map.of("HUB_KEYSET_FILE", "/nowhere/keyset"));
        environment.remove("HUB_KEYSET");

        assertRefused(environment, "HUB_KEYSET_FILE=/nowhere/keyset cannot be read", "Check the path");
    }

    @Test
    void everythingAroundItThatIsNotRightIsNamedTogether() throws Exception {
        int nobody = FreePorts.next();
        try (var door = listening();
                var management = listening()) {
            assertRefused(
                    environment(Map.of(
                            "HUB_PORT",
                            String.valueOf(door.getLocalPort()),
                            "HUB_MANAGEMENT_PORT",
                            String.valueOf(management.getLocalPort()),
                            "HUB_DATABASE_URL",
                            "jdbc:postgresql://127.0.0.1:" + nobody + "/hub",
                            "HUB_KAFKA_BOOTSTRAP",
                            "127.0.0.1:" + nobody,
                            "HUB_KEYSET",
                            "hubkeys1.cut.off")),
                    "HUB_PORT=" + door.getLocalPort() + " cannot be listened on",
                    "HUB_MANAGEMENT_PORT=" + management.getLocalPort() + " cannot be listened on",
                    "Stop what uses it, or set another port",
                    "PostgreSQL cannot be used at HUB_DATABASE_URL=jdbc:postgresql://127.0.0.1:" + nobody,
                    "Start it, or correct the URL, user or password",
                    "Kafka does not answer at HUB_KAFKA_BOOTSTRAP=127.0.0.1:" + nobody,
                    "HUB_KEYSET is not a keyset of this hub",
                    "./hub keys generate");
        }
    }

    @Test
    void oneAndTheSamePortForBothIsNamed() {
        var port = String.valueOf(surroundings.port());
        assertRefused(
                environment(Map.of("HUB_MANAGEMENT_PORT", port)),
                "HUB_PORT and HUB_MANAGEMENT_PORT are the same. Set one of them to another port.");
    }

    @Test
    void aDatabaseThatIsNotThereOrDoesNotKnowThePasswordIsNamed() throws Exception {
        try (var database = DatabaseProcess.start()) {
            var access = database.access();
            Query.execute(access, "CREATE ROLE locked LOGIN SUPERUSER PASSWORD 'the-right-one'");
            Query.execute(access, """
                    DO $$ BEGIN EXECUTE format('COPY (VALUES (%L), (%L)) TO %L',
                        'host all locked all scram-sha-256', 'host all all all trust', current_setting('hba_file'));
                    END $$""");
            Query.execute(access, "SELECT pg_reload_conf()");

            assertRefused(
                    environment(Map.of(
                            "HUB_DATABASE_URL", access.jdbcUrl(),
                            "HUB_DATABASE_USER", "locked",
                            "HUB_DATABASE_PASSWORD", "a-wrong-password")),
                    "password authentication failed for user \"locked\"",
                    "correct the URL, user or password");
            assertRefused(
                    environment(Map.of("HUB_DATABASE_URL", access.jdbcUrl().replace("/postgres", "/nowhere"))),
                    "database \"nowhere\" does not exist",
                    "correct the URL, user or password");
        }
    }

    @Test
    void anotherKeysetThanTheDatabaseWasWrittenWithIsNamed() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"))) {
            hub.operator().connect();
            var second = hub.surroundings().second();
            assertRefused(
                    TestHub.environment(second, Map.of("HUB_KEYSET", Keyset.generate())),
                    "The keys in HUB_KEYSET cannot read what this database holds",
                    "Start with the keyset this database was written with");
        }
    }

    private Map<String, String> environment(Map<String, String> overrides) {
        return TestHub.environment(surroundings, overrides);
    }

    private static ServerSocket listening() throws Exception {
        return new ServerSocket(FreePorts.next(), 1, InetAddress.ofLiteral("127.0.0.1"));
    }

    private void assertRefused(Map<String, String> environment, String... sentences) {
        try (var hub = HubProcess.start(environment, "serve")) {
            assertThat(hub.exitCode(PATIENCE)).as(hub.output()).isEqualTo(2);
            assertThat(hub.output())
                    .contains("The hub cannot start:")
                    .contains(sentences)
                    .doesNotContain(secrets)
                    .doesNotContainPattern("(?m)^\\s+at [a-z]");
            environment.forEach((name, value) -> {
                if (name.endsWith("KEYSET")) {
                    assertThat(hub.output()).doesNotContain(value);
                }
            });
        }
    }
}
