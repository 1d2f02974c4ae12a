package io.teamleaderhub.mirror.history;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code hub.entity}, or the last line of the history of one that was forgotten. */
@Introspected
record DocumentRow(
        String type,
        UUID id,
        long seq,
        Instant changedAt,
        @Nullable Instant sourceUpdatedAt,
        @Nullable Instant listedAsOf,
        @Nullable Instant infoAsOf,
        @Nullable Instant deletedAt,
        boolean forgotten,
        @Nullable String data) {
    Document shown() {
        return new Document(
                type,
                id,
                seq,
                changedAt,
                sourceUpdatedAt,
                listedAsOf,
                infoAsOf,
                deletedAt,
                forgotten,
                null,
                data == null ? null : json(data));
    }

    /** A stored document, or any other JSON of the database. */
    static JsonNode json(String stored) {
        try {
            return Json.readStored(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("the database holds an unreadable document", e);
        }
    }
}
