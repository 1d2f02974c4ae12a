package io.teamleaderhub.refresh.story;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that was given up.
 *
 * @param discardedAt when
 * @param causeClass why the key could not be fetched or kept
 * @param attempts fetches that had failed
 * @param firstError the first failure
 * @param firstFailedAt when that was
 * @param lastError the latest failure
 * @param failedAt when that was
 * @param reason why it was given up
 */
@Introspected
public record Discarded(
        Instant discardedAt,
        String causeClass,
        int attempts,
        @Nullable String firstError,
        @Nullable Instant firstFailedAt,
        @Nullable String lastError,
        @Nullable Instant failedAt,
        String reason) {}
