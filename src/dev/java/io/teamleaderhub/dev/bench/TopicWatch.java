package io.teamleaderhub.dev.bench;

import io.teamleaderhub.mirror.feed.EntityTopic;
import io.teamleaderhub.platform.Loop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Sees entities' records as any consumer of the topic does that reads what is committed. */
final class TopicWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Loop loop;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    TopicWatch(Rig rig) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", rig.surroundings().kafka(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest");
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        var topic = rig.surroundings().topicPrefix() + EntityTopic.NAME;
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .toList());
        loop = Loop.start("topic-watch", Duration.ofSeconds(1), this::poll);
    }

    private void poll() {
        consumer.poll(POLL).forEach(message -> seen.put(message.key(), System.nanoTime()));
    }

    /** Forgets what was seen. */
    void clear() {
        seen.clear();
    }

    /** When ({@link System#nanoTime}) the last record of each key came. */
    Map<String, Long> seen() {
        return seen;
    }

    @Override
    public void close() {
        loop.close();
        consumer.close();
    }
}
