package io.teamleaderhub.refresh.story;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done for a key.
 *
 * @param need list, detail, list_rest or detail_rest
 * @param callClass number of the class of its call
 * @param cause who marked it
 * @param state pending, waiting (failed, to be tried again) or dead
 * @param markedAt since when
 * @param dueAt when it is tried next; absent when it is put aside until somebody else ends that
 * @param attempts fetches that failed
 * @param causeClass why the last one did
 * @param firstError the first failure
 * @param firstFailedAt when that was
 * @param lastError the latest failure
 * @param failedAt when that was
 * @param withheldBy the full sync that missed too many to be believed, when it did
 */
@Introspected
public record Pending(
        String need,
        int callClass,
        String cause,
        String state,
        Instant markedAt,
        @Nullable Instant dueAt,
        int attempts,
        @Nullable String causeClass,
        @Nullable String firstError,
        @Nullable Instant firstFailedAt,
        @Nullable String lastError,
        @Nullable Instant failedAt,
        @Nullable UUID withheldBy) {
    /** Repeating cannot help. */
    public boolean dead() {
        return state.equals("dead");
    }
}
