package io.teamleaderhub.refresh.ondemand;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of a refresh an operator asked for.
 *
 * @param type the entity's type
 * @param id the entity's id
 * @param outcome current, deleted (gone at Teamleader), unknown (neither Teamleader nor the mirror has it), dead (could not
 *     be fetched or kept) or pending (not done yet; it goes on)
 * @param changed paths that the refresh changed
 * @param listedAsOf its list fields are at least as new as that
 * @param infoAsOf its other fields are at least as new as that
 * @param error why it is dead or still pending
 */
@Serdeable
public record Refreshed(
        String type,
        UUID id,
        String outcome,
        List<String> changed,
        @Nullable Instant listedAsOf,
        @Nullable Instant infoAsOf,
        @Nullable String error) {
    /** Copies the list. */
    public Refreshed {
        changed = List.copyOf(changed);
    }
}
