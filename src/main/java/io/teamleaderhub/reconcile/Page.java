package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.Teamleader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A page of a list as it was answered.
 *
 * @param part of the type's statuses, the one that was asked for
 * @param size how many rows it has, an entity shown twice among them
 * @param full whether another page must be asked for
 * @param byId its rows, the last of each entity
 * @param seq orders what it shows; drawn before its request left
 * @param asOf when its request left, by this process's clock
 * @param sourceTime the source's clock then, or a moment before
 */
record Page(
        int part,
        int number,
        int size,
        boolean full,
        Map<UUID, JsonNode> byId,
        long seq,
        Instant asOf,
        Instant sourceTime) {
    /** A page that shows nothing. */
    static Page none(Scope scope, int number, long seq, Instant asOf) {
        return new Page(scope.part(), number, 0, false, Map.of(), seq, asOf, asOf);
    }

    /**
     * Reads an answer's rows.
     *
     * @throws PageException when a row has no id
     */
    static Page of(Scope scope, int number, JsonNode rows, long seq, Instant asOf, Instant sourceTime) {
        var byId = new LinkedHashMap<UUID, JsonNode>();
        for (JsonNode row : rows.values()) {
            var id = Json.text(row, "id")
                    .flatMap(Ids::parse)
                    .orElseThrow(() -> new PageException("page " + number + " has a row without id"));
            byId.put(id, row);
        }
        boolean full = scope.type().paged() && rows.size() >= Teamleader.PAGE_SIZE;
        return new Page(scope.part(), number, rows.size(), full, byId, seq, asOf, sourceTime);
    }

    /** The same, with another place in its step. */
    Page numbered(int place) {
        return new Page(part, place, size, full, byId, seq, asOf, sourceTime);
    }

    Set<UUID> ids() {
        return byId.keySet();
    }
}
