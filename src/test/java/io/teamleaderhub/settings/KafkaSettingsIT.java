package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_KAFKA_BOOTSTRAP;
import static io.teamleaderhub.platform.Setting.HUB_KAFKA_REPLICATION;
import static io.teamleaderhub.platform.Setting.HUB_KAFKA_TOPIC_PREFIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.servers.EmbeddedKafka;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A broker that no other hub uses, on a shared cluster's terms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaSettingsIT {
    private static final String PREFIX = "ours.";

    private final EmbeddedKafka broker = EmbeddedKafka.start();
    private final TestHub hub = TestHub.start(
            TestHub.smallCompany(),
            Map.of("HUB_KAFKA_BOOTSTRAP", broker.bootstrap(), "HUB_KAFKA_TOPIC_PREFIX", PREFIX));

    @AfterAll
    void close() {
        hub.close();
        broker.close();
    }

    @Test
    @Effect({HUB_KAFKA_BOOTSTRAP, HUB_KAFKA_TOPIC_PREFIX})
    void webhooksGoThroughThatBrokerByNamesWithThePrefix() throws Exception {
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        hub.simulator().mutator().mutate(3);
        hub.awaitQuiet();

        assertThat(Topic.records(broker.bootstrap(), PREFIX + "teamleader.webhooks"))
                .hasSize((int) hub.simulator().counters().delivered());
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .containsExactlyInAnyOrder(PREFIX + "teamleader.webhooks", PREFIX + "teamleader.entities");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !admin.listConsumerGroupOffsets(PREFIX + "teamleader-hub-refresh")
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS)
                            .isEmpty());
        }
    }

    @Test
    @Effect(HUB_KAFKA_REPLICATION)
    void moreCopiesThanThereAreBrokersAreRefusedByName() {
        var settings = Settings.read(TestHub.environment(
                hub.surroundings().second(),
                Map.of(
                        "HUB_KAFKA_BOOTSTRAP", broker.bootstrap(),
                        "HUB_KAFKA_TOPIC_PREFIX", "three-copies.",
                        "HUB_KAFKA_REPLICATION", "3")));

        assertThatThrownBy(() -> Hub.start(settings).close())
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("replication factor")
                .hasMessageContaining("HUB_KAFKA_REPLICATION");
    }
}
