package io.teamleaderhub.mirror.history;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mirrored entity.
 *
 * @param type the entity's type
 * @param id the entity's id
 * @param seq number of its latest change, in the order of commits over all types; absent when an earlier instant was asked for
 * @param changedAt when that change was written here; absent when an earlier instant was asked for
 * @param sourceUpdatedAt when Teamleader last changed it, as far as it says so
 * @param listedAsOf its list fields are at least as new as that
 * @param infoAsOf its other fields are at least as new as that
 * @param deletedAt when it was found to be gone; the document is then its last one
 * @param forgotten whether an operator had it forgotten: remove your copy too; there is no document
 * @param asOf the instant that the document is of, when one was asked for
 * @param data the document, as Teamleader sent it
 */
@Serdeable
public record Document(
        String type,
        UUID id,
        @Nullable Long seq,
        @Nullable Instant changedAt,
        @Nullable Instant sourceUpdatedAt,
        @Nullable Instant listedAsOf,
        @Nullable Instant infoAsOf,
        @Nullable Instant deletedAt,
        boolean forgotten,
        @Nullable Instant asOf,
        @Nullable JsonNode data) {}
