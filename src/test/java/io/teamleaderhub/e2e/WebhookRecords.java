package io.teamleaderhub.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.world.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the webhooks topic past the door, and sees how far the hub has read. */
final class WebhookRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Long enough for a whole batch to leave, and so to arrive, as one. */
    private static final int LINGER_MILLIS = 200;

    private final TopicPartition partition;
    private final String group;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    WebhookRecords(Surroundings surroundings) {
        partition = new TopicPartition(surroundings.topicPrefix() + "teamleader.webhooks", 0);
        group = surroundings.topicPrefix() + "teamleader-hub-refresh";
        admin = Admin.create(Map.of("bootstrap.servers", surroundings.kafka()));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", surroundings.kafka(), "linger.ms", LINGER_MILLIS, "batch.size", 1 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    Batch batch() {
        return new Batch();
    }

    /** Waits until the hub has committed that offset. */
    void awaitCommitted(long offset) {
        await("offset " + offset + " committed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> committed() == offset);
    }

    private long committed() throws Exception {
        OffsetAndMetadata found = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .get(partition);
        return found == null ? 0 : found.offset();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    /** What the door writes beside the body. */
    static Map<String, String> headers(UUID event) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", event.toString(),
                "ce_source", "/teamleader/test",
                "ce_type", "contact.updated",
                "ce_time", "2026-02-01T10:00:00Z",
                "ce_hubsigningkey", "k1",
                "content-type", "application/json");
    }

    /** Records of one partition, sent as one. */
    final class Batch {
        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private long end;

        /** As the door writes it. */
        void add(String body) {
            add(body, Map.of());
        }

        /** As the door writes it, but for some headers. */
        void add(String body, Map<String, String> otherHeaders) {
            var headers = new HashMap<>(headers(UUID.randomUUID()));
            headers.putAll(otherHeaders);
            var message = message(body.getBytes(UTF_8));
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        }

        void addWithoutHeaders(String body) {
            message(body.getBytes(UTF_8));
        }

        void addWithoutValue() {
            message(null);
        }

        private ProducerRecord<String, byte[]> message(byte @Nullable [] value) {
            var message = new ProducerRecord<String, byte[]>(partition.topic(), partition.partition(), "key", value);
            records.add(message);
            return message;
        }

        /** Sends them and returns once they are durable. */
        void send() throws Exception {
            var sent = records.stream().map(producer::send).toList();
            for (var one : sent) {
                end = one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).offset() + 1;
            }
        }

        /** The offset after the last one. */
        long end() {
            return end;
        }
    }
}
