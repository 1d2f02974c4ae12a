package io.teamleaderhub.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Topic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of the webhooks that were acknowledged, and what became of them: in Kafka, then in the event log. */
final class Acknowledged {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Surroundings surroundings;
    private final Set<Long> numbers = ConcurrentHashMap.newKeySet();

    /** Listens from now on; the simulator must number its webhooks. */
    Acknowledged(Surroundings surroundings) {
        this.surroundings = surroundings;
        surroundings.simulator().deliveries().onAcknowledged(this::add);
    }

    /**
     * What the hub knows of them.
     *
     * @param unread records in the topic that the event log does not have
     * @param missing acknowledged and not in the event log
     * @param duplicates records that only repeat an earlier one's event: a delivery was stored and nobody knew it
     */
    record Traces(int acknowledged, int records, int unread, int missing, int duplicates) {}

    Traces traces() throws SQLException {
        var records = records();
        var numberById = new HashMap<String, Long>();
        records.forEach(found -> numberById.put(found.id(), found.number()));
        var logged = new HashSet<>(Query.firstColumn(surroundings.database(), "SELECT event_id FROM hub.event_log"));
        var known = new HashSet<Long>();
        numberById.forEach((id, number) -> {
            if (logged.contains(id)) {
                known.add(number);
            }
        });
        return new Traces(
                numbers.size(),
                numberById.size(),
                (int) numberById.keySet().stream()
                        .filter(id -> !logged.contains(id))
                        .count(),
                (int) numbers.stream().filter(number -> !known.contains(number)).count(),
                records.size() - new HashSet<>(numberById.values()).size());
    }

    /** A webhook's record: the hub's id of the delivery, and the simulator's number of the webhook. */
    private record Delivered(String id, long number) {}

    private List<Delivered> records() {
        return Topic.records(surroundings.kafka(), surroundings.topicPrefix() + "teamleader.webhooks").stream()
                .map(message -> new Delivered(
                        new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8),
                        number(new String(message.value(), StandardCharsets.UTF_8))))
                .toList();
    }

    private void add(String body) {
        numbers.add(number(body));
    }

    private static long number(String body) {
        try {
            return MAPPER.readTree(body).path("number").asLong();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
