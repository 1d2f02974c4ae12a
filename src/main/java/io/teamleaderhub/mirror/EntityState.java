package io.teamleaderhub.mirror;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How new a mirrored entity is proven to be.
 *
 * @param deletedAt when it was found to be gone; absent while it is live
 * @param listedAsOf its list fields are at least as new as that; absent when no list showed it yet
 * @param infoAsOf its other fields are at least as new as that; absent when they were never fetched
 * @param lastChange number of its latest change in history; 0 when none is kept
 */
@Introspected
public record EntityState(
        @Nullable Instant deletedAt,
        @Nullable Instant listedAsOf,
        @Nullable Instant infoAsOf,
        long lastChange) {}
