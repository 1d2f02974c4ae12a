package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.context.ApplicationContext;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What callers get while PostgreSQL is away. */
class TokenWithoutDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aValidTokenIsHandedOutAndANewOneIsUsedBeforeItIsStored() throws Exception {
        try (var database = DatabaseProcess.start()) {
            var surroundings = TestHub.surroundings(database.newDatabase(), TestHub.smallCompany());
            var simulator = surroundings.simulator();
            var settings = Settings.read(TestHub.environment(surroundings, Map.of()));
            try (simulator;
                    var hub = ApplicationContext.run(settings.properties());
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var connection = hub.getBean(Connection.class);
                var pair = simulator.tokens().issue();
                connection.store(
                        "account",
                        new Grant.Tokens(
                                pair.path("access_token").asText(),
                                pair.path("refresh_token").asText(),
                                Duration.ofSeconds(12)));
                var old = connection.accessToken();
                var call = simulator.faults().on("oauth2/access_token").hold();
                await().atMost(SOON)
                        .until(() -> threads.submit(connection::accessToken) != null
                                && simulator.counters().tokenCalls("refresh_token") == 1);
                call.awaitArrival();
                database.kill();
                assertThat(connection.accessToken()).isEqualTo(old);

                call.release();
                await().atMost(SOON).until(() -> !connection.accessToken().equals(old));
                var fresh = connection.accessToken();
                assertThat(connection.lastProblem()).isEmpty();

                database.restart();
                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> connection.state().orElseThrow().generation() == 2);
                assertThat(connection.accessToken()).isEqualTo(fresh);
                assertThat(simulator.tokens().reuses()).isZero();
            }
        }
    }
}
