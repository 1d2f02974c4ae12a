package io.teamleaderhub.mirror.feed;

import io.teamleaderhub.platform.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic of entities: {@code <prefix>teamleader.entities}, keyed by entity, CloudEvents 1.0 in binary mode, compacted. A
 * deletion stays readable for seven days, so that a consumer that was away learns of it; what was replaced or deleted is gone
 * from the log a day after the next record of its partition, as far as Kafka can be told so.
 */
public final class EntityTopic {
    /** The name without prefix. */
    public static final String NAME = "teamleader.entities";

    private static final Map<String, String> CONFIG = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            String.valueOf(Duration.ofDays(7).toMillis()),
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            String.valueOf(Duration.ofDays(1).toMillis()));

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    private EntityTopic() {}

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

    /**
     * What Kafka says of the topic, which is created unless it is there. Blocks, for some seconds at the most.
     *
     * @throws FeedException when it cannot be used as it is
     */
    static TopicFacts prepare(Admin admin, String prefix, int replication)
            throws TimeoutException, ExecutionException, InterruptedException {
        var name = prefix + NAME;
        Topics.create(admin, name, replication, CONFIG, ANSWERED_WITHIN);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var found = Topics.answer(admin.describeConfigs(List.of(resource)).all(), ANSWERED_WITHIN);
        var config = Objects.requireNonNull(found.get(resource));
        var policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!TopicConfig.CLEANUP_POLICY_COMPACT.equals(policy)) {
            throw new FeedException(
                    "topic %s has cleanup.policy=%s, which loses entities: set it to compact".formatted(name, policy));
        }
        int largest = Integer.parseInt(
                config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
        return new TopicFacts(name, id(admin, name), largest);
    }

    /** Whether the topic of that name is still the same. Blocks, for some seconds at the most. */
    static boolean same(Admin admin, TopicFacts topic)
            throws TimeoutException, ExecutionException, InterruptedException {
        try {
            return id(admin, topic.name()).equals(topic.id());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static String id(Admin admin, String name)
            throws TimeoutException, ExecutionException, InterruptedException {
        var found = Topics.answer(admin.describeTopics(List.of(name)).allTopicNames(), ANSWERED_WITHIN);
        return Objects.requireNonNull(found.get(name)).topicId().toString();
    }
}
