package io.teamleaderhub.reconcile;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A full sync as operators see it.
 *
 * @param mode {@code full}
 * @param requestedBy who asked for it
 * @param state {@code queued}, {@code running}, {@code completed} or {@code failed}
 * @param steps one per type, in the order in which they run
 */
@Serdeable
public record Reconciliation(
        UUID id,
        String mode,
        String requestedBy,
        String state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<Step> steps) {
    /**
     * What became of one type.
     *
     * @param state {@code waiting}, {@code running}, {@code completed}, {@code failed}, or {@code suspended} when Teamleader
     *     denies the type
     * @param scanned rows listed
     * @param created rows the mirror did not have
     * @param changed rows that differed
     * @param unchanged rows that were equal, or older than what the mirror holds
     * @param unstorable rows that PostgreSQL cannot hold
     * @param suspects rows that the listing did not show; info decides
     * @param withheld of these, those whose deletion waits for a person: too many were missing at once
     * @param calls list calls made
     * @param failure which page failed and why
     */
    @Serdeable
    public record Step(
            String type,
            String state,
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
            @Nullable Instant finishedAt) {}
}
