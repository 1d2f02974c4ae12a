package io.teamleaderhub.webhook;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What arrived at the door, as the consumer saw it; a redelivered record adds nothing. Blocks for the database. */
@Singleton
public final class EventLog {
    private final EventRepository repository;

    EventLog(EventRepository repository) {
        this.repository = repository;
    }

    /** Adds events, in the caller's transaction if there is one. */
    public void add(Collection<ReceivedEvent> events) {
        if (!events.isEmpty()) {
            repository.add(Json.write(
                    JsonNode.createArrayNode(events.stream().map(EventLog::row).toList())));
        }
    }

    private static JsonNode row(ReceivedEvent event) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("received_at", string(event.receivedAt().toString()));
        row.put("event_id", string(event.id().toString()));
        row.put("key", string(event.notification().key()));
        row.put("type", string(event.notification().type()));
        row.put("signing_key", string(event.signingKey()));
        return JsonNode.createObjectNode(row);
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }

    /** The latest events about an entity, oldest first. */
    public List<LoggedEvent> of(EntityKey key, int most) {
        return repository.latest(key.toString(), most);
    }

    /** The ids of the events about an entity that arrived within each of the spans, the latest hundred of each, oldest first. */
    public List<List<UUID>> within(EntityKey key, List<Span> spans) {
        var ids = new ArrayList<List<UUID>>();
        var rows = new ArrayList<JsonNode>();
        for (Span span : spans) {
            rows.add(row(ids.size(), span));
            ids.add(new ArrayList<>());
        }
        if (!rows.isEmpty()) {
            repository
                    .within(key.toString(), Json.write(JsonNode.createArrayNode(rows)))
                    .forEach(event -> ids.get(event.n()).add(event.id()));
        }
        return ids;
    }

    private static JsonNode row(int n, Span span) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("n", JsonNode.createNumberNode(n));
        if (span.after() != null) {
            row.put("after", string(span.after().toString()));
        }
        row.put("until", string(span.until().toString()));
        return JsonNode.createObjectNode(row);
    }

    /** How many events about an entity are kept. */
    public long count(EntityKey key) {
        return repository.count(key.toString());
    }

    /** Events received in the last 24 hours. */
    public long countOfLastDay() {
        return repository.countOfLastDay();
    }
}
