package io.teamleaderhub.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic of webhooks: {@code <prefix>teamleader.webhooks}, keyed by entity, CloudEvents 1.0 in binary mode.
 *
 * <p>Six partitions: changing the number later would break the order per entity. Seven days, as long as Kafka keeps the
 * offsets of a group that is away.
 */
public final class WebhookTopic {
    /** The name without prefix. */
    public static final String NAME = "teamleader.webhooks";

    private static final int PARTITIONS = 6;
    private static final Duration RETENTION = Duration.ofDays(7);

    private WebhookTopic() {}

    /**
     * Creates the topic unless it is there. Blocks, {@code atMost} at the longest.
     *
     * @throws TimeoutException when Kafka does not answer in time
     * @throws ExecutionException when Kafka refuses
     */
    public static void create(String bootstrap, String prefix, int replication, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        var millis = String.valueOf(atMost.toMillis());
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        try (var admin = Admin.create(config)) {
            if (!answer(admin.listTopics().names(), atMost).contains(prefix + NAME)) {
                create(admin, prefix, replication, atMost);
            }
        }
    }

    private static void create(Admin admin, String prefix, int replication, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        var topic = new NewTopic(prefix + NAME, PARTITIONS, (short) replication).configs(config(replication));
        try {
            answer(admin.createTopics(List.of(topic)).all(), atMost);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Kafka's clients report their own time-out like a refusal by Kafka. */
    private static <T> T answer(KafkaFuture<T> future, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        try {
            return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw new TimeoutException(e.getCause().getMessage());
            }
            throw e;
        }
    }

    /** On one replica an acknowledged record is on disk only when every message is flushed. */
    private static Map<String, String> config(int replication) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                String.valueOf(RETENTION.toMillis()),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                replication >= 3 ? "2" : "1",
                TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                replication == 1 ? "1" : String.valueOf(Long.MAX_VALUE));
    }
}
