package io.teamleaderhub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Ready is who can store an event, and nobody else: whoever looks sends no webhooks to one that is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadinessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final BrokerProcess broker = BrokerProcess.start();
    private final DatabaseProcess database = DatabaseProcess.start();
    private final Surroundings surroundings =
            Surroundings.around(database.newDatabase(), broker.bootstrap(), "ready.", TestHub.smallCompany());
    private final TestHub hub = TestHub.start(surroundings, Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));
    private final Sent sent = new Sent();

    @AfterAll
    void close() {
        sent.close();
        hub.close();
        broker.close();
        database.close();
    }

    @Test
    void withoutPostgreSqlItStaysReady() throws Exception {
        awaitReadiness(200);

        database.freeze();
        awaitReadiness(200);
        assertThat(readiness().body()).contains("PostgreSQL cannot be used");
        database.thaw();

        database.kill();
        assertThat(readiness().statusCode()).isEqualTo(200);
        database.restart();
    }

    @Test
    void withoutKafkaItStaysReady() throws Exception {
        awaitReadiness(200);

        broker.freeze();
        assertThat(readiness().statusCode()).isEqualTo(200);
        assertThat(readiness().body()).contains("webhookLog", "Kafka does not answer", "\"spill\":\"up\"");
        broker.thaw();
    }

    @Test
    void withoutBothItIsNotReadyUntilOneIsBack() throws Exception {
        awaitReadiness(200);

        broker.freeze();
        database.freeze();
        awaitReadiness(503);
        assertThat(readiness().body()).contains("Kafka does not answer", "\"spill\":\"PostgreSQL ");
        database.thaw();
        awaitReadiness(200);

        broker.thaw();
        broker.kill();
        database.kill();
        awaitReadiness(503);
        broker.restart();
        awaitReadiness(200);
        database.restart();
    }

    private void awaitReadiness(int status) {
        await().atMost(PATIENCE).until(() -> readiness().statusCode() == status);
    }

    private HttpResponse<String> readiness() throws Exception {
        var uri = URI.create("http://127.0.0.1:" + surroundings.managementPort() + "/health/readiness");
        return sent.send("GET", uri, new byte[0], Optional.of(surroundings.operatorToken()));
    }
}
