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
import io.teamleaderhub.support.Topic;
import io.teamleaderhub.support.Watcher;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
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
    void whereKafkasAddressIsUnknownItWaits() {
        var nowhere = TestHub.environment(surroundings, Map.of("HUB_KAFKA_BOOTSTRAP", "kafka.invalid:9092"));
        try (var hub = HubProcess.start(nowhere, "serve")) {
            hub.awaitLine("the start waits: Kafka cannot be used at HUB_KAFKA_BOOTSTRAP=kafka.invalid:9092", PATIENCE);
        }
    }

    @Test
    void withoutKafkaItServesAndGoesOnByItselfOnceKafkaIsThere() throws Exception {
        try (var late = BrokerProcess.start()) {
            late.kill();
            var world = Surroundings.around(database.newDatabase(), late.bootstrap(), "late.", TestHub.smallCompany());
            try (var hub = HubProcess.start(TestHub.environment(world, Map.of()), "serve");
                    var operator = world.operator()) {
                hub.awaitLine("the hub starts all the same: Kafka does not answer", PATIENCE);
                hub.awaitLine("serving on", PATIENCE);
                operator.connect();
                var watcher = new Watcher(world, operator, PATIENCE);
                watcher.awaitRegistered();
                world.simulator().mutator().mutate(20);
                watcher.awaitQuiet();
                assertThat(watcher.differences()).isEmpty();
                assertThat(watcher.query("SELECT count(*) > 0 FROM hub.webhook_spill"))
                        .containsExactly("t");

                late.restart();

                watcher.awaitValue("0", "SELECT count(*) FROM hub.webhook_spill");
                world.simulator().mutator().mutate(20);
                watcher.awaitQuiet();
                assertThat(watcher.differences()).isEmpty();
                assertThat(Topic.records(late.bootstrap(), "late.teamleader.webhooks"))
                        .hasSizeGreaterThan(20);
                assertFlushed(late.bootstrap());
                assertThat(hub.stop(PATIENCE)).as(hub.output()).isZero();
            } finally {
                world.simulator().close();
            }
        }
    }

    /** As the hub creates it, and no broker by itself. */
    private static void assertFlushed(String bootstrap) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "late.teamleader.webhooks");
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            assertThat(config.get("flush.messages").value()).isEqualTo("1");
        }
    }

    @Test
    void toldToStopWhileItWaitsItEndsWithZero() {
        database.kill();
        try (var hub = HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve")) {
            hub.awaitLine("the start waits: ", PATIENCE);

            assertThat(hub.stop(PATIENCE)).as(hub.output()).isZero();
        } finally {
            database.restart();
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
