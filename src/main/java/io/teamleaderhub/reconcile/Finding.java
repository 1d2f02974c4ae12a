package io.teamleaderhub.reconcile;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between source and mirror that a run found.
 *
 * @param kind {@code missing} (the mirror did not have it), {@code drifted} (it differed), {@code absent} (no list showed it)
 *     or {@code unstorable} (PostgreSQL cannot hold it)
 * @param outcome {@code repaired}; {@code found}, by a run that repairs nothing; for an absent one {@code deleted} once info
 *     answered 404, {@code withheld} while a person must approve that, {@code there} when info has it after all,
 *     {@code pending} before info was asked, or {@code dead} when it could not be
 * @param changed the paths that differed
 * @param newer whether it changed while the run looked, so that nothing was missed
 * @param missed whether a webhook should have announced it and none came; null before that is judged
 * @param confirmedAt when info last answered 404 for it
 */
@Serdeable
public record Finding(
        String type,
        UUID id,
        String kind,
        String outcome,
        Instant foundAt,
        List<String> changed,
        boolean newer,
        @Nullable Boolean missed,
        @Nullable Instant confirmedAt) {
    /** Copies the paths. */
    public Finding {
        changed = List.copyOf(changed);
    }
}
