package io.teamleaderhub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.Servers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the hub says of a topic that it did not create. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTopicIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin kafka = Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.shared().kafkaBootstrap()));

    @AfterAll
    void close() {
        kafka.close();
    }

    @Test
    void ofItsOwnItHasNothingToSay() throws Exception {
        var prefix = prefix();
        WebhookTopic.create(kafka, prefix, 1, PATIENCE);
        WebhookTopic.create(kafka, prefix, 1, PATIENCE);

        assertThat(found(prefix, 1)).isEmpty();
        assertThat(found(prefix, 3))
                .containsExactly("Topic %s has 1 replicas and HUB_KAFKA_REPLICATION is 3: add replicas with "
                                .formatted(prefix + WebhookTopic.NAME)
                        + "kafka-reassign-partitions, or correct the setting.");
    }

    @Test
    void whatKeepsLessIsNamedWithWhatToDo() throws Exception {
        assertThat(weaknesses(Map.of()))
                .hasSize(1)
                .first()
                .asString()
                .contains(
                        "acknowledges what is in the memory of one broker only: set flush.messages=1 with kafka-configs");
        assertThat(weaknesses(Map.of("flush.messages", "1", "retention.ms", "3600000", "retention.bytes", "1000000")))
                .hasSize(2)
                .anyMatch(said -> said.contains("retention.ms=3600000: set retention.ms=604800000"))
                .anyMatch(said -> said.contains("nobody may have read yet: set retention.bytes=-1"));
        assertThat(weaknesses(Map.of("flush.messages", "1", "cleanup.policy", "compact")))
                .hasSize(1)
                .first()
                .asString()
                .contains("cleanup.policy=compact: set cleanup.policy=delete");
        assertThat(weaknesses(Map.of("flush.messages", "1", "retention.ms", "-1")))
                .isEmpty();
    }

    private List<String> weaknesses(Map<String, String> config) throws Exception {
        var prefix = prefix();
        var all = new HashMap<>(config);
        all.putIfAbsent("retention.ms", "604800000");
        kafka.createTopics(List.of(new NewTopic(prefix + WebhookTopic.NAME, 6, (short) 1).configs(all)))
                .all()
                .get();
        return found(prefix, 1);
    }

    /** A topic that was just created is not known at once. */
    private List<String> found(String prefix, int replication) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                .until(() -> WebhookTopic.weaknesses(kafka, prefix, replication, PATIENCE), Objects::nonNull);
    }

    private static String prefix() {
        return "weak-%s.".formatted(UUID.randomUUID());
    }
}
