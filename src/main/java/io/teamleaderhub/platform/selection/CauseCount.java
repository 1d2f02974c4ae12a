package io.teamleaderhub.platform.selection;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Collection;

/**
 * How many items of a list have a cause.
 *
 * @param cause what is to be mended
 * @param count how many
 */
@Serdeable
public record CauseCount(String cause, long count) {
    /** How many there are of all causes. */
    public static long sum(Collection<CauseCount> counts) {
        return counts.stream().mapToLong(CauseCount::count).sum();
    }
}
