package io.teamleaderhub.erasure;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import java.util.UUID;

/**
 * What was forgotten.
 *
 * @param type the entity's type
 * @param id the entity's id
 * @param dryRun whether it was only counted
 * @param removed rows by what they were: entity, entity_change (its versions), and what other tables knew
 */
@Serdeable
public record Forgotten(String type, UUID id, boolean dryRun, Map<String, Long> removed) {
    /** Copies the map. */
    public Forgotten {
        removed = Map.copyOf(removed);
    }
}
