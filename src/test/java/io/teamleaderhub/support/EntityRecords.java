package io.teamleaderhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.world.Surroundings;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a consumer of topic {@code teamleader.entities} makes of it, beside what the mirror holds. */
public record EntityRecords(List<ConsumerRecord<String, byte[]>> records) {
    /** Every committed record that is there now. */
    public static EntityRecords read(Surroundings surroundings) {
        return new EntityRecords(
                Topic.records(surroundings.kafka(), surroundings.topicPrefix() + "teamleader.entities"));
    }

    /** A header's text; null when there is none. */
    public static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        var found = message.headers().lastHeader(name);
        return found == null ? null : new String(found.value(), UTF_8);
    }

    /** The number of the change that a record brings. */
    public static long seq(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(String.valueOf(header(message, "ce_seq")));
    }

    /** Those of an entity, in order. */
    public List<ConsumerRecord<String, byte[]>> of(String key) {
        return records.stream().filter(one -> one.key().equals(key)).toList();
    }

    /** The documents of the live entities, by key. */
    public Map<String, String> copy() {
        var copy = new TreeMap<String, String>();
        for (var one : records) {
            if (one.value() == null) {
                copy.remove(one.key());
            } else {
                copy.put(one.key(), new String(one.value(), UTF_8));
            }
        }
        return copy;
    }

    /** Asserts that no record of an entity has a number that an earlier one has, or a lower one. */
    public void assertNumbersRise() {
        assertNumbers(1);
    }

    /** Asserts that no record of an entity has a lower number than an earlier one. */
    public void assertNumbersNeverFall() {
        assertNumbers(0);
    }

    private void assertNumbers(long step) {
        var latest = new HashMap<String, Long>();
        for (var one : records) {
            var before = latest.put(one.key(), seq(one));
            if (before != null) {
                assertThat(seq(one)).as(one.toString()).isGreaterThanOrEqualTo(before + step);
            }
        }
    }

    /** The mirror's live documents, by key. */
    public static Map<String, String> mirror(Surroundings surroundings) throws SQLException {
        var rows = new TreeMap<String, String>();
        var sql = "SELECT type || ':' || id || ' ' || data FROM hub.entity WHERE deleted_at IS NULL";
        for (String row : Query.firstColumn(surroundings.database(), sql)) {
            int space = row.indexOf(' ');
            rows.put(row.substring(0, space), row.substring(space + 1));
        }
        return rows;
    }
}
