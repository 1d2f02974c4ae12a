package io.teamleaderhub.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.support.Query;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Webhooks in all partitions of the topic, one in a hundred of them unreadable, and what became of each: its id is in the event
 * log, or its place in the topic is among the rejected.
 */
final class NumberedEvents implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PARTITIONS = 6;
    private static final int CONTACTS = 50;
    private static final int UNREADABLE_EVERY = 100;

    private final String topic;
    private final String group;
    private final DatabaseAccess database;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    /** Hundreds of thousands are sent at full figures: what was found once is not looked for again. */
    private final Set<String> logged = new HashSet<>();

    private final Set<String> rejected = new HashSet<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int sent;

    NumberedEvents(String bootstrap, String prefix, DatabaseAccess database) {
        this.topic = prefix + "teamleader.webhooks";
        this.group = prefix + "teamleader-hub-refresh";
        this.database = database;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends so many; returns once all of them are durable. */
    void send(int count) throws Exception {
        List<Future<RecordMetadata>> readable = new ArrayList<>();
        List<Future<RecordMetadata>> unreadable = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean good = ++sent % UNREADABLE_EVERY != 0;
            (good ? readable : unreadable).add(producer.send(message(good)));
        }
        for (var one : readable) {
            place(one);
        }
        for (var one : unreadable) {
            var at = place(one);
            rejected.add("%s/%d/%d".formatted(topic, at.partition(), at.offset()));
        }
    }

    private ProducerRecord<String, byte[]> message(boolean good) {
        var event = UUID.randomUUID();
        var contact = new UUID(4, sent % CONTACTS).toString();
        var body = good ? Door.body("contact.updated", "contact", contact) : "not JSON";
        var message = new ProducerRecord<String, byte[]>(
                topic, sent % PARTITIONS, "contact:" + contact, body.getBytes(UTF_8));
        WebhookRecords.headers(event).forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        if (good) {
            logged.add(event.toString());
        }
        return message;
    }

    private RecordMetadata place(Future<RecordMetadata> one) throws Exception {
        var at = one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ends.merge(new TopicPartition(topic, at.partition()), at.offset() + 1, Math::max);
        return at;
    }

    /** Whether the consumers have committed all that was sent. */
    boolean committed() throws Exception {
        var offsets = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return ends.entrySet().stream()
                .allMatch(end -> offsets.get(end.getKey()) != null
                        && offsets.get(end.getKey()).offset() >= end.getValue());
    }

    /** How many were sent. */
    int sent() {
        return sent;
    }

    /** What was sent, since this was last empty, and is neither logged nor rejected. */
    Set<String> neverProcessed() throws SQLException {
        var missing = new HashSet<>(logged);
        missing.addAll(rejected);
        missing.removeAll(found(logged, "uuid", "event_id", "hub.event_log"));
        missing.removeAll(found(rejected, "text", "origin", "hub.rejected_event"));
        if (missing.isEmpty()) {
            logged.clear();
            rejected.clear();
        }
        return missing;
    }

    private List<String> found(Set<String> wanted, String type, String column, String table) throws SQLException {
        return Query.firstColumn(
                database,
                "SELECT w FROM %s JOIN unnest('{%s}'::%s[]) AS w ON w = %s"
                        .formatted(table, String.join(",", wanted), type, column));
    }

    /** How many rows there are in the event log and among the rejected: one for each event, however often it came. */
    int rows() throws SQLException {
        return Integer.parseInt(Query.firstColumn(database, """
                        SELECT (SELECT count(*) FROM hub.event_log) + (SELECT count(*) FROM hub.rejected_event)
                        """).getFirst());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
