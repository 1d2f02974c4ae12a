package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as it is to be published: the entity as it is now.
 *
 * @param seq the change's number
 * @param at when the entity last changed
 * @param operation create, update, revive, delete or forget; republish when the row is published for its own sake
 * @param cause why
 * @param latest whether the entity has not changed again since: else that change brings it
 * @param live whether there is a document
 * @param bytes the document's length; 0 when there is none
 * @param data the document; null when there is none or it is too long
 */
@MappedEntity(value = "entity_change", schema = "hub")
record FeedRow(
        @Id long seq,
        Instant at,
        String type,
        UUID id,
        String operation,
        String cause,
        boolean latest,
        boolean live,
        long bytes,
        @Nullable String data) {
    String key() {
        return type + ":" + id;
    }

    boolean oversize() {
        return live && data == null;
    }
}
