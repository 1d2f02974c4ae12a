package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity(value = "reconciliation_step", schema = "hub")
record StepRow(
        @Id String type,
        String state,
        int nextPage,
        long scanned,
        long created,
        long changed,
        long unchanged,
        long unstorable,
        long suspects,
        long withheld,
        long calls,
        @Nullable String failure,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    Reconciliation.Step shown() {
        return new Reconciliation.Step(
                type,
                state,
                scanned,
                created,
                changed,
                unchanged,
                unstorable,
                suspects,
                withheld,
                calls,
                failure,
                startedAt,
                finishedAt);
    }
}
