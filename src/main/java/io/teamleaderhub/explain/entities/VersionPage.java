package io.teamleaderhub.explain.entities;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.history.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Versions of an entity, newest first.
 *
 * @param type the entity's type
 * @param id the entity's id
 * @param completeSince from when on every change is kept; absent while nothing was ever dropped
 * @param items the versions
 * @param next the cursor of the page after; absent when there is none
 */
@Serdeable
public record VersionPage(
        String type,
        UUID id,
        @Nullable Instant completeSince,
        List<Item> items,
        @Nullable String next) {
    /** Copies the list. */
    public VersionPage {
        items = List.copyOf(items);
    }

    /**
     * A version.
     *
     * @param seq its number, in the order of commits over all types
     * @param at when it was written
     * @param operation create, update, delete, revive or forget
     * @param cause why the entity was looked at: webhook, reconcile, write or operator
     * @param eventIds ids of the webhooks that led to it: those about the entity that arrived after the version before it was
     *     written, the latest hundred; derived from the event log, which is kept for 30 days: absent for what is older
     * @param changed the paths that changed, sorted
     * @param before the document before the change; null when it was created
     */
    @Serdeable
    public record Item(
            long seq,
            Instant at,
            String operation,
            String cause,
            @Nullable List<UUID> eventIds,
            List<String> changed,
            @Nullable JsonNode before) {
        static Item of(Version version, @Nullable List<UUID> eventIds) {
            return new Item(
                    version.seq(),
                    version.at(),
                    version.operation(),
                    version.cause(),
                    eventIds,
                    version.changed(),
                    version.before());
        }
    }
}
