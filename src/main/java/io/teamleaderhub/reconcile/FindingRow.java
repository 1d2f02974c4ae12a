package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity(value = "reconciliation_finding", schema = "hub")
record FindingRow(
        @Id UUID id,
        String type,
        String kind,
        String outcome,
        int pass,
        Instant foundAt,
        List<String> changed,
        boolean newer,
        @Nullable Boolean missed,
        @Nullable Instant confirmedAt) {
    Finding shown() {
        return new Finding(type, id, kind, outcome, foundAt, changed, newer, missed, confirmedAt);
    }
}
