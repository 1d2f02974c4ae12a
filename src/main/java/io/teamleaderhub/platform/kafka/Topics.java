package io.teamleaderhub.platform.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the hub's topics. */
public final class Topics {
    /** Of every topic: changing the number later would break the order per entity. */
    private static final int PARTITIONS = 6;
    /** From so many replicas on, one may be away while two acknowledge. */
    private static final int CLUSTER = 3;

    private Topics() {}

    /**
     * Creates a topic of six partitions unless it is there. Blocks, {@code atMost} at the longest for each of two calls.
     *
     * @param config its settings; those that make it durable are added
     * @throws TimeoutException when Kafka does not answer in time
     * @throws ExecutionException when Kafka refuses
     */
    public static void create(
            String bootstrap, String name, int replication, Map<String, String> config, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        var millis = String.valueOf(atMost.toMillis());
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        try (var admin = Admin.create(client)) {
            create(admin, name, replication, config, atMost);
        }
    }

    /** As {@link #create(String, String, int, Map, Duration)}, by a client that is there. */
    public static void create(Admin admin, String name, int replication, Map<String, String> config, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        if (answer(admin.listTopics().names(), atMost).contains(name)) {
            return;
        }
        var durable = new HashMap<>(config);
        durable.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication >= CLUSTER ? "2" : "1");
        // Acknowledged by one replica, a record is on disk only when every message is flushed.
        durable.put(
                TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                replication >= CLUSTER ? String.valueOf(Long.MAX_VALUE) : "1");
        var topic = new NewTopic(name, PARTITIONS, (short) replication).configs(durable);
        try {
            answer(admin.createTopics(List.of(topic)).all(), atMost);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * What makes a topic that is there keep less than one created here, and what to do, a sentence each; empty when nothing
     * does. Blocks, {@code atMost} at the longest for each of two calls.
     *
     * @param config its settings besides those that make it durable
     * @throws TimeoutException when Kafka does not answer in time
     * @throws ExecutionException when Kafka refuses
     */
    public static List<String> weaknesses(
            Admin admin, String name, int replication, Map<String, String> config, Duration atMost)
            throws TimeoutException, ExecutionException, InterruptedException {
        var topic = answer(admin.describeTopics(List.of(name)).allTopicNames(), atMost);
        int replicas = Objects.requireNonNull(topic.get(name)).partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        var found = answer(admin.describeConfigs(List.of(resource)).all(), atMost);
        return Weaknesses.of(name, replication, config, replicas, Objects.requireNonNull(found.get(resource)));
    }

    /**
     * Waits for an answer of Kafka. Its clients report their own time-out like a refusal by Kafka; here it is one.
     *
     * @throws TimeoutException when Kafka does not answer in time
     * @throws ExecutionException when Kafka refuses
     */
    public static <T> T answer(KafkaFuture<T> future, Duration atMost)
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
}
