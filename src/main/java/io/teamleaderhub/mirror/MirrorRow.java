package io.teamleaderhub.mirror;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the guard needs of a row of {@code hub.entity}.
 *
 * @param data null when it is live and agrees with the list row it is compared with
 * @param forgotten whether there is no row and must not be one
 */
@MappedEntity(value = "entity", schema = "hub")
record MirrorRow(
        @Id UUID id,
        String type,
        @Nullable String data,
        @Nullable Long listedSeq,
        @Nullable Long infoSeq,
        @Nullable Instant deletedAt,
        boolean forgotten) {
    boolean deleted() {
        return deletedAt != null;
    }

    /** Whether the last list row was asked for after {@code seq}. */
    boolean listedAfter(long seq) {
        return listedSeq != null && listedSeq >= seq;
    }

    /** Whether the last info (or its 404) was asked for after {@code seq}. */
    boolean detailedAfter(long seq) {
        return infoSeq != null && infoSeq >= seq;
    }
}
