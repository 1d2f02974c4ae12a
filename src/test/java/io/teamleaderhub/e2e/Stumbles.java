package io.teamleaderhub.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.support.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that stumbles as planned: it hands out small batches, one stumble each, and sees to it that no offset is
 * committed before what lies under it is in the database.
 */
final class Stumbles implements Trouble {
    private final DatabaseAccess database;
    private final Queue<Stumble> planned = new ConcurrentLinkedQueue<>();
    private final Map<TopicPartition, NavigableMap<Long, String>> unchecked = new HashMap<>();
    private final Set<String> handedOut = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private final Set<String> tooEarly = ConcurrentHashMap.newKeySet();
    private @Nullable Stumble present;
    private Set<TopicPartition> had = Set.of();
    private volatile @Nullable Stumble afterAssignment;

    Stumbles(DatabaseAccess database) {
        this.database = database;
    }

    /** Plans a stumble at the end of what is planned. */
    void plan(Stumble stumble) {
        planned.add(stumble);
    }

    /** From now on, the first batch after a change of the assignment stumbles so. */
    void afterEachAssignment(Stumble stumble) {
        afterAssignment = stumble;
    }

    /** Whether all that was planned has happened. */
    boolean over() {
        return planned.isEmpty();
    }

    /** Records that came again. */
    int repeated() {
        return repeated.get();
    }

    /** Events whose offset was committed while the database did not have them. */
    Set<String> committedTooEarly() {
        return tooEarly;
    }

    @Override
    public ConsumerRecords<String, byte[]> polled(
            ConsumerRecords<String, byte[]> records, Consumer<String, byte[]> consumer) {
        if (records.isEmpty()) {
            return records;
        }
        boolean newlyAssigned = !consumer.assignment().equals(had);
        had = Set.copyOf(consumer.assignment());
        present = newlyAssigned && afterAssignment != null ? afterAssignment : planned.poll();
        var batch = present == null ? records : present.cut(records, consumer);
        batch.forEach(this::handOut);
        return batch;
    }

    private void handOut(ConsumerRecord<String, byte[]> message) {
        var origin = "%s/%d/%d".formatted(message.topic(), message.partition(), message.offset());
        if (!handedOut.add(origin)) {
            repeated.incrementAndGet();
        }
        boolean readable = message.value()[0] == '{';
        var event = readable ? new String(header(message), UTF_8) : origin;
        unchecked
                .computeIfAbsent(new TopicPartition(message.topic(), message.partition()), any -> new TreeMap<>())
                .put(message.offset(), event);
    }

    private static byte[] header(ConsumerRecord<String, byte[]> message) {
        return (message instanceof StumblingRecord stumbling ? stumbling.original() : message)
                .headers()
                .lastHeader("ce_id")
                .value();
    }

    @Override
    public void committing(Map<TopicPartition, OffsetAndMetadata> offsets) {
        var due = new ArrayList<String>();
        offsets.forEach((partition, next) -> {
            var below = unchecked.getOrDefault(partition, new TreeMap<>()).headMap(next.offset());
            due.addAll(below.values());
            below.clear();
        });
        tooEarly.addAll(missing(due));
        if (present != null) {
            present.committing();
        }
    }

    private Set<String> missing(List<String> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        var missing = new HashSet<>(events);
        var names = "('" + String.join("','", events) + "')";
        var ids = events.stream().filter(event -> !event.contains("/")).toList();
        try {
            missing.removeAll(Query.firstColumn(database, """
                    SELECT event_id::text FROM hub.event_log
                    WHERE received_at = '2026-02-01T10:00:00Z' AND event_id = ANY ('{%s}'::uuid[])
                    UNION ALL SELECT origin FROM hub.rejected_event WHERE origin IN %s
                    """.formatted(String.join(",", ids), names)));
            return missing;
        } catch (SQLException e) {
            return Set.of(); // the database went away after its commit: the end of the test looks again
        }
    }

    @Override
    public void committed() {
        if (present != null) {
            present.committed();
        }
    }
}
