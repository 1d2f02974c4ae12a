package io.teamleaderhub.dev.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.teamleaderhub.webhook.WebhookTopic;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Webhooks of which each has an id of its own, and whether those that were acknowledged are in the topic. */
final class Events {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    /** What a webhook says. */
    static String body(String id) {
        return "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"%s\"}}".formatted(id);
    }

    /** A request with the next event for that path, as it goes over the wire. */
    byte[] request(String path) {
        var id = UUID.randomUUID().toString();
        sent.add(id);
        return request(path, body(id));
    }

    static byte[] request(String path, String body) {
        return "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body)
                .getBytes(UTF_8);
    }

    /** Checks that every event is in the topic; only right when every one was acknowledged. */
    void checkStored(String bootstrap, String prefix) {
        Map<String, Object> config = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(prefix + WebhookTopic.NAME).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> sent.remove(record.key().substring("spaceship:".length())));
            }
        }
        CheckFailedException.check(sent.isEmpty(), sent.size() + " acknowledged events are not in the topic");
    }
}
