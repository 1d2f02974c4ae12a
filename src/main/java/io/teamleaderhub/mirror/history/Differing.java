package io.teamleaderhub.mirror.history;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.UUID;

/**
 * An entity that differs between two instants.
 *
 * @param id the entity's id
 * @param operation create, update, delete, or forget when an operator had it forgotten
 * @param changed the paths that differ, sorted; empty unless it is an update
 */
@Serdeable
public record Differing(UUID id, String operation, List<String> changed) {
    /** Copies the list. */
    public Differing {
        changed = List.copyOf(changed);
    }
}
