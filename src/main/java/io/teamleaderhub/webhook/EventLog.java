package io.teamleaderhub.webhook;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

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

    /** How many events about an entity are kept. */
    public long count(EntityKey key) {
        return repository.count(key.toString());
    }

    /** Events received in the last 24 hours. */
    public long countOfLastDay() {
        return repository.countOfLastDay();
    }
}
