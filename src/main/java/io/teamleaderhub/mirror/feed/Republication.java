package io.teamleaderhub.mirror.feed;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publication of every entity.
 *
 * @param cause operator: somebody asked; topic: it was a new one; database: it was older than what had been published
 * @param requestedAt since when
 * @param type the type that is published now; absent when it is over
 * @param published records so far
 * @param finishedAt absent while it is under way
 */
@Serdeable
@Introspected
public record Republication(
        String cause,
        Instant requestedAt,
        @Nullable String type,
        long published,
        @Nullable Instant finishedAt) {}
