package io.teamleaderhub.mirror.history;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an entity.
 *
 * @param at when it was written
 * @param seq its number, in the order of commits
 * @param operation create, update, delete, revive or forget
 * @param cause why the entity was looked at: webhook, reconcile, write or operator
 * @param changed the paths that changed, sorted
 * @param before the document before the change; null on create
 */
public record Version(
        long seq,
        Instant at,
        String operation,
        String cause,
        List<String> changed,
        @Nullable JsonNode before) {
    /** Copies the list. */
    public Version {
        changed = List.copyOf(changed);
    }
}
