package io.teamleaderhub.reconcile;

import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Selection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is being listed: a type's entities of one status, or all where lists show every status.
 *
 * @param part which of the type's statuses
 * @param since only what changed from then on; null for everything
 * @param thread whose messages; null for every other type
 * @param fence prolongs the run's lease; throws when the run is another process's or over
 */
record Scope(
        UUID run,
        EntityType type,
        int part,
        @Nullable Instant since,
        @Nullable UUID thread,
        Runnable fence) {
    /** Of a type that has one list. */
    Scope(UUID run, EntityType type, int part, @Nullable Instant since, Runnable fence) {
        this(run, type, part, since, null, fence);
    }

    /** The status asked for; empty where lists show every status. */
    String status() {
        return type.statuses().isEmpty() ? "" : type.statuses().get(part);
    }

    Selection selection() {
        return new Selection(status(), since, thread);
    }

    /** How many parts the type has. */
    static int parts(EntityType type) {
        return Math.max(1, type.statuses().size());
    }
}
