package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a batch of entities, as the JSON that the statements take: all of it is ready before the mirror's
 * lock is asked for.
 *
 * @param read the rows as they were read: the decisions hold while they are still so
 * @param changes lines of history, in the order of the rows they are of: first writes, then deletions; null when there are none
 * @param writes rows whose document is replaced; null when there are none
 * @param written how many those are
 * @param confirmations rows of which only the proof is noted, first those that are gone; null when there are none
 * @param deleted how many are gone
 * @param outcomes what becomes of each entity
 */
record Batch(
        String read,
        @Nullable String changes,
        @Nullable String writes,
        int written,
        @Nullable String confirmations,
        int deleted,
        Map<EntityKey, Written> outcomes) {
    static Batch of(Map<EntityKey, MirrorRow> held, List<Decided> decided) {
        var read = new ArrayList<JsonNode>();
        var changes = new ArrayList<JsonNode>();
        var writes = new ArrayList<JsonNode>();
        var deletions = new ArrayList<JsonNode>();
        var gone = new ArrayList<JsonNode>();
        var confirmations = new ArrayList<JsonNode>();
        var outcomes = new LinkedHashMap<EntityKey, Written>();
        for (var one : decided) {
            var key = one.sighting().seen().key();
            var decision = one.decision();
            read.add(Rows.version(key, held.get(key)));
            outcomes.put(key, new Written(decision.outcome(), decision.changed()));
            switch (decision) {
                case Decision.Write write -> {
                    changes.add(Rows.change(key, write.outcome(), one.cause(), write.changed()));
                    writes.add(Rows.write(one.sighting(), write.document(), write.agrees()));
                }
                case Decision.Delete delete -> {
                    deletions.add(Rows.change(key, delete.outcome(), one.cause(), List.of()));
                    gone.add(Rows.confirmation(one.sighting(), true, true));
                }
                case Decision.Confirm confirm ->
                    confirmations.add(Rows.confirmation(one.sighting(), false, confirm.agrees()));
                case Decision.Leave leave -> {}
            }
        }
        return new Batch(
                Json.write(JsonNode.createArrayNode(read)),
                json(joined(changes, deletions)),
                json(writes),
                writes.size(),
                json(joined(gone, confirmations)),
                gone.size(),
                outcomes);
    }

    private static List<JsonNode> joined(List<JsonNode> first, List<JsonNode> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static @Nullable String json(List<JsonNode> rows) {
        return rows.isEmpty() ? null : Json.write(JsonNode.createArrayNode(rows));
    }

    /** An observation, what it does, and why the entity was looked at. */
    record Decided(Sighting sighting, Decision decision, Cause cause) {}
}
