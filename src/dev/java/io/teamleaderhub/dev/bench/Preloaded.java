package io.teamleaderhub.dev.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micronaut.configuration.kafka.ConsumerRegistry;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.webhook.WebhookTopic;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events in the webhooks topic, as the door writes them, before the hub's consumer looks: it is held, and then let go. */
final class Preloaded implements AutoCloseable {
    private static final String CLIENT = "teamleader-hub-refresh";
    private static final int PARTITIONS = 6;
    private static final int FLIGHT = 10_000;

    private final Rig rig;
    private final ConsumerRegistry consumers;
    private final String topic;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final Ids eventIds = new Ids(Clock.systemUTC());
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    Preloaded(Rig rig) {
        this.rig = rig;
        this.consumers = rig.part(ConsumerRegistry.class);
        this.topic = rig.surroundings().topicPrefix() + WebhookTopic.NAME;
        this.admin = Admin.create(Map.of("bootstrap.servers", rig.surroundings().kafka()));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", rig.surroundings().kafka(), "linger.ms", 20, "batch.size", 1 << 18),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Holds the listener's consumers; blocks until they are held. */
    void hold() {
        Rig.until(
                "every partition assigned",
                () -> ids().stream()
                                .mapToInt(id ->
                                        consumers.getConsumerAssignment(id).size())
                                .sum()
                        == PARTITIONS);
        ids().forEach(consumers::pause);
        Rig.until("consumers held", () -> ids().stream().allMatch(consumers::isPaused));
    }

    /** Lets them go. */
    void release() {
        ids().forEach(consumers::resume);
    }

    private List<String> ids() {
        return consumers.getConsumerIds().stream()
                .filter(id -> id.startsWith(CLIENT))
                .toList();
    }

    /** Writes an update event for each contact, in that order; blocks until all are durable. */
    void write(List<String> contacts) throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (String contact : contacts) {
            sent.add(producer.send(KafkaMessageFactory.<String>createWriter(topic, "contact:" + contact)
                    .writeBinary(event(contact))));
            if (sent.size() == FLIGHT) {
                settle(sent);
            }
        }
        settle(sent);
    }

    private io.cloudevents.CloudEvent event(String contact) {
        var body = "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"%s\"}}".formatted(contact);
        return CloudEventBuilder.v1()
                .withId(eventIds.next().toString())
                .withSource(URI.create("/teamleader/bench"))
                .withType("contact.updated")
                .withSubject("contact:" + contact)
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withExtension("hubsigningkey", "k1")
                .withData("application/json", body.getBytes(UTF_8))
                .build();
    }

    private void settle(List<Future<RecordMetadata>> sent) throws Exception {
        for (var one : sent) {
            var at = one.get(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
        }
        sent.clear();
    }

    /** Blocks until the consumer has committed all that was written. */
    void awaitCommitted() {
        Rig.until("everything committed", () -> {
            var committed = admin.listConsumerGroupOffsets(rig.surroundings().topicPrefix() + CLIENT)
                    .partitionsToOffsetAndMetadata()
                    .get(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return ends.entrySet().stream().allMatch(end -> {
                var found = committed.get(end.getKey());
                return found != null && found.offset() >= end.getValue();
            });
        });
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
