package io.teamleaderhub.mirror;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A version of a mirrored entity.
 *
 * @param at when it was written
 * @param seq its number, in the order of commits
 * @param operation create, update, delete, revive or forget
 * @param cause why the entity was looked at: webhook, reconcile, write or operator
 * @param changed the paths that changed, sorted
 */
@Serdeable
public record Change(Instant at, long seq, String operation, String cause, List<String> changed) {
    /** Copies the list. */
    public Change {
        changed = List.copyOf(changed);
    }
}
