package io.teamleaderhub.refresh.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entity that could not be fetched or kept, and why.
 *
 * @param type the entity's type, as in its key
 * @param id the entity's id
 * @param cause what is to be mended: invalid, denied, schema, unstorable or exhausted
 * @param attempts fetches that failed
 * @param firstError the first failure
 * @param lastError the latest failure
 * @param firstFailedAt when the first failure was
 * @param failedAt when the latest failure was
 */
@Serdeable
public record DeadLetter(
        String type,
        UUID id,
        String cause,
        int attempts,
        @Nullable String firstError,
        @Nullable String lastError,
        @Nullable Instant firstFailedAt,
        Instant failedAt) {}
