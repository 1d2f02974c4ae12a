package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity(value = "reconciliation", schema = "hub")
record RunRow(
        @Id UUID id,
        String mode,
        boolean details,
        String requestedBy,
        String state,
        long expectedCalls,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {
    Mode does() {
        return Mode.find(mode).orElseThrow();
    }

    boolean over() {
        return finishedAt != null;
    }
}
