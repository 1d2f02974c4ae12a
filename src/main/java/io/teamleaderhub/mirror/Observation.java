package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.teamleader.EntityKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What one answer of the API said about one entity.
 *
 * <p>{@code seq} was drawn with {@link Mirror#nextSeq} before the request left; {@code asOf} is that moment: the answer is
 * at least as new.
 */
public sealed interface Observation {
    /** Whom it is about. */
    EntityKey key();

    /** Orders observations by when their request left. */
    long seq();

    /** When the request left. */
    Instant asOf();

    /** A row of a list, which lacks the keys that only info has. */
    record Listed(EntityKey key, long seq, Instant asOf, JsonNode document) implements Observation {
        /** When the source last changed it, as far as it says so. */
        public Optional<Instant> sourceUpdatedAt() {
            return Rows.updatedAt(document);
        }
    }

    /** The answer of info, which lacks the keys that only lists have. */
    record Detailed(EntityKey key, long seq, Instant asOf, JsonNode document) implements Observation {}

    /** Info answered that it does not exist. */
    record Absent(EntityKey key, long seq, Instant asOf) implements Observation {}
}
