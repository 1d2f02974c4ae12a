package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A type's part in a run.
 *
 * @param scanned rows of this pass, as {@code unchanged} is
 * @param created rows of all passes, as {@code changed} and {@code unstorable} are
 */
@MappedEntity(value = "reconciliation_step", schema = "hub")
record StepRow(
        @Id String type,
        String state,
        int pass,
        int part,
        int nextPage,
        boolean firstLoad,
        long scanned,
        long created,
        long changed,
        long unchanged,
        long unstorable,
        long suspects,
        long withheld,
        long calls,
        long differences,
        long newer,
        @Nullable String failure,
        @Nullable Instant fence,
        @Nullable Instant since,
        @Nullable Instant startedAt,
        @Nullable Instant passBeganAt,
        @Nullable Instant finishedAt,
        @Nullable Instant listProvenAsOf,
        @Nullable Instant detailProvenAsOf) {
    /** Whether it lists all of the type, so that what it does not show is suspect. */
    boolean whole(RunRow run) {
        return run.does().whole() || entityType().polled();
    }

    EntityType entityType() {
        return EntityType.find(type).orElseThrow();
    }

    boolean completed() {
        return state.equals("completed");
    }
}
