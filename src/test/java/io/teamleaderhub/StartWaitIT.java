package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.servers.ServerProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub that is started while something it needs is away: it waits, alive and not ready, and starts by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartWaitIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BrokerProcess broker = BrokerProcess.start();
    private final DatabaseProcess database = DatabaseProcess.start();
    private final Surroundings surroundings =
            Surroundings.around(database.newDatabase(), broker.bootstrap(), "wait.", TestHub.smallCompany());
    private final Sent sent = new Sent();

    @AfterAll
    void close() {
        sent.close();
        surroundings.simulator().close();
        broker.close();
        database.close();
    }

    @Test
    void withoutPostgreSqlItWaits() throws Exception {
        assertWaits(database, "PostgreSQL cannot be used at HUB_DATABASE_URL=");
    }

    @Test
    void withoutKafkaItWaits() throws Exception {
        assertWaits(broker, "Kafka does not answer at HUB_KAFKA_BOOTSTRAP=");
    }

    @Test
    void toldToStopWhileItWaitsItEndsWithZero() {
        broker.kill();
        try (var hub = HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve")) {
            hub.awaitLine("the start waits: ", PATIENCE);

            assertThat(hub.stop(PATIENCE)).as(hub.output()).isZero();
        } finally {
            broker.restart();
        }
    }

    private void assertWaits(ServerProcess away, String said) throws Exception {
        away.kill();
        try (var hub = HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve")) {
            hub.awaitLine("the start waits: " + said, PATIENCE);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> health("liveness") == 200);
            assertThat(health("readiness")).isEqualTo(503);
            var door = surroundings.hubUrl().resolve("/webhooks/teamleader/1/AAAA");
            assertThatThrownBy(() -> sent.post(door, new byte[0])).isInstanceOf(ConnectException.class);

            away.restart();

            hub.awaitLine("serving on", PATIENCE);
            await().atMost(PATIENCE).until(() -> health("readiness") == 200);
            assertThat(hub.stop(PATIENCE)).as(hub.output()).isZero();
        }
    }

    private int health(String which) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d/health/%s".formatted(surroundings.managementPort(), which));
        return sent.send("GET", uri, new byte[0], Optional.of(surroundings.operatorToken()))
                .statusCode();
    }
}
