package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a batch of entities, as the JSON that the statements take: all of it is ready before the mirror's
 * lock is asked for.
 *
 * @param rows every entity as it was read, for the decisions hold while it is still so, with what is written of it
 * @param confirmations rows of which only the proof is noted; null when there are none
 * @param outcomes what becomes of each entity
 */
record Batch(String rows, @Nullable String confirmations, Map<EntityKey, Written> outcomes) {
    static Batch of(Map<EntityKey, MirrorRow> held, List<Decided> decided) {
        var rows = new ArrayList<JsonNode>();
        var confirmations = new ArrayList<JsonNode>();
        var outcomes = new LinkedHashMap<EntityKey, Written>();
        for (var one : decided) {
            var key = one.sighting().seen().key();
            var decision = one.decision();
            var read = Rows.version(key, held.get(key));
            outcomes.put(key, new Written(decision.outcome(), decision.changed()));
            rows.add(
                    switch (decision) {
                        case Decision.Write write ->
                            Rows.together(
                                    read,
                                    Rows.change(key, write.outcome(), one.cause(), write.changed()),
                                    Rows.write(one.sighting(), write.document(), write.agrees()));
                        case Decision.Delete delete -> {
                            confirmations.add(Rows.confirmation(one.sighting(), true, true));
                            yield Rows.together(read, Rows.change(key, delete.outcome(), one.cause(), List.of()));
                        }
                        case Decision.Confirm confirm -> {
                            confirmations.add(Rows.confirmation(one.sighting(), false, confirm.agrees()));
                            yield read;
                        }
                        case Decision.Leave leave -> read;
                    });
        }
        return new Batch(json(rows), confirmations.isEmpty() ? null : json(confirmations), outcomes);
    }

    private static String json(List<JsonNode> rows) {
        return Json.write(JsonNode.createArrayNode(rows));
    }

    /** An observation, what it does, and why the entity was looked at. */
    record Decided(Sighting sighting, Decision decision, Cause cause) {}
}
