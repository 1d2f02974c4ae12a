package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every fetch of every key: why, at what cost, and what it came to. Kept 30 days. Blocks for the database. */
@Singleton
public final class FetchLog {
    private static final int LONGEST_ERROR = 500;

    private final FetchRepository repository;

    FetchLog(FetchRepository repository) {
        this.repository = repository;
    }

    /**
     * Adds a line for each key of a claim, in the caller's transaction if there is one.
     *
     * @param at when the request left
     * @param outcomes what it came to for each
     * @param answered the keys whose marks it answered
     * @param error what the call said when it failed; empty when it did not
     */
    void add(Claim claim, Instant at, Map<EntityKey, String> outcomes, Set<EntityKey> answered, String error) {
        var rows = new ArrayList<JsonNode>();
        for (Claim.Key claimed : claim.keys()) {
            var row = StaleSet.keyOf(claimed.key());
            row.put("cause", JsonNode.createStringNode(claimed.cause().stored()));
            row.put("marks", JsonNode.createNumberNode(answered.contains(claimed.key()) ? claimed.marks() : 0));
            row.put("outcome", JsonNode.createStringNode(outcomes.getOrDefault(claimed.key(), "")));
            rows.add(JsonNode.createObjectNode(row));
        }
        repository.add(
                Json.write(JsonNode.createArrayNode(rows)),
                at,
                claim.byList() ? "list" : "info",
                claim.callClass().number(),
                rows.size(),
                OneLine.of(error, LONGEST_ERROR));
    }

    /** The latest fetches of an entity, newest first. */
    public List<Fetch> of(EntityKey key, int most) {
        return repository.of(key.type().singular(), key.id(), most);
    }
}
