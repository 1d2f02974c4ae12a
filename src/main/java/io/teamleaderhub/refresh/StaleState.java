package io.teamleaderhub.refresh;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A key of the stale set as it is.
 *
 * @param need what is to be fetched, as stored
 * @param state pending, waiting (failed, to be tried again) or dead
 * @param causeClass why the last fetch failed
 * @param lastError what it said
 */
@Introspected
public record StaleState(
        String need,
        String state,
        @Nullable String causeClass,
        @Nullable String lastError) {
    /** Repeating cannot help. */
    public boolean dead() {
        return state.equals("dead");
    }

    /** One of the two truths came; only the other is still to follow. */
    public boolean onlyTheRest() {
        return !dead() && (need.equals(Need.LIST_REST.stored()) || need.equals(Need.DETAIL_REST.stored()));
    }
}
