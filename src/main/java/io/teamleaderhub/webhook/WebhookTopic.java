package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topic of webhooks: {@code <prefix>teamleader.webhooks}, keyed by entity, CloudEvents 1.0 in binary mode. Seven days,
 * as long as Kafka keeps the offsets of a group that is away.
 */
public final class WebhookTopic {
    /** The name without prefix. */
    public static final String NAME = "teamleader.webhooks";

    private static final Map<String, String> CONFIG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            String.valueOf(Duration.ofDays(7).toMillis()));

    private WebhookTopic() {}

    /**
     * Creates the topic unless it is there. Blocks, as {@link Topics#create}.
     *
     * @throws TimeoutException when Kafka does not answer in time
     * @throws ExecutionException when Kafka refuses
     */
    public static void create(String bootstrap, String prefix, int replication, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        Topics.create(bootstrap, prefix + NAME, replication, CONFIG, atMost);
    }

    /** As {@link #create(String, String, int, Duration)}, by a client that is there. */
    static void create(Admin admin, String prefix, int replication, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        Topics.create(admin, prefix + NAME, replication, CONFIG, atMost);
    }

    /**
     * What makes the topic that is there keep less than one that the hub creates, and what to do, a sentence each. Blocks, for
     * {@code atMost} twice.
     */
    static List<String> weaknesses(Admin admin, String prefix, int replication, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        return Topics.weaknesses(admin, prefix + NAME, replication, CONFIG, atMost);
    }
}
