package io.teamleaderhub.explain;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.refresh.story.Discarded;
import io.teamleaderhub.refresh.story.Pending;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter of the entity.
 *
 * @param at when the latest failure was
 * @param open whether it still waits to be replayed or discarded
 * @param cause what is to be mended
 * @param attempts fetches that failed
 * @param firstError the first failure
 * @param firstFailedAt when that was
 * @param lastError the latest failure
 * @param discardedAt when it was given up
 * @param reason why it was given up
 */
@Serdeable
public record Letter(
        Instant at,
        boolean open,
        String cause,
        int attempts,
        @Nullable String firstError,
        @Nullable Instant firstFailedAt,
        @Nullable String lastError,
        @Nullable Instant discardedAt,
        @Nullable String reason) {
    static Letter of(Discarded letter) {
        return new Letter(
                letter.failedAt() == null ? letter.discardedAt() : letter.failedAt(),
                false,
                letter.causeClass(),
                letter.attempts(),
                letter.firstError(),
                letter.firstFailedAt(),
                letter.lastError(),
                letter.discardedAt(),
                letter.reason());
    }

    static Letter of(Pending dead) {
        return new Letter(
                dead.failedAt() == null ? dead.markedAt() : dead.failedAt(),
                true,
                dead.causeClass() == null ? "" : dead.causeClass(),
                dead.attempts(),
                dead.firstError(),
                dead.firstFailedAt(),
                dead.lastError(),
                null,
                null);
    }
}
