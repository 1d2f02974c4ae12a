package io.teamleaderhub.reconcile;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as operators see it: its progress and, once it is over, its report.
 *
 * @param mode {@code full}, {@code incremental} or {@code verify}
 * @param details whether every detail is read again too
 * @param requestedBy who asked for it
 * @param state {@code queued}, {@code running}, {@code completed}, {@code failed} or {@code cancelled}
 * @param expectedCalls list calls forecast when it was asked for
 * @param calls list calls made
 * @param etaSeconds how long it still takes, by its pace so far; null when that is not known
 * @param drift differences that are not repaired and not newer than the run
 * @param steps one per type, in the order in which they run
 */
@Serdeable
public record Reconciliation(
        UUID id,
        String mode,
        boolean details,
        String requestedBy,
        String state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long expectedCalls,
        long calls,
        @Nullable Double etaSeconds,
        long drift,
        List<Step> steps) {
    /**
     * What became of one type.
     *
     * @param state {@code waiting}, {@code running}, {@code completed}, {@code failed}, {@code cancelled}, or
     *     {@code suspended} when Teamleader denies the type
     * @param pass which listing: those after the first prove that nothing is left to repair
     * @param scanned rows that the latest listing showed
     * @param equal of these, those that the mirror held so, or newer
     * @param missing rows that the mirror did not have
     * @param drifted rows that differed
     * @param unstorable rows that PostgreSQL cannot hold
     * @param suspects entities that no list showed; info decides
     * @param absent of these, those deleted once info answered 404
     * @param repaired missing and drifted rows written, and deletions
     * @param withheld deletions that wait for a person: too many were missing at once
     * @param pending suspects of which info was not asked yet
     * @param differences what the latest listing found that was there before it began; 0 proves that nothing is left
     * @param newer what it found that the source changed meanwhile
     * @param missed differences that a webhook should have announced
     * @param calls list calls made
     * @param failure which page failed and why
     * @param fence the source's clock when the latest listing began
     * @param since incremental: changes from then on were asked for
     * @param seconds how long it took, or has taken
     * @param listProvenAsOf the mirror equalled every list row at that time of the source's clock; null when that is not
     *     proven
     * @param detailProvenAsOf every detail was read at that time or later; null while one was not read at all
     */
    @Serdeable
    public record Step(
            String type,
            String state,
            int pass,
            long scanned,
            long equal,
            long missing,
            long drifted,
            long unstorable,
            long suspects,
            long absent,
            long repaired,
            long withheld,
            long pending,
            long differences,
            long newer,
            long missed,
            long calls,
            @Nullable String failure,
            @Nullable Instant fence,
            @Nullable Instant since,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            double seconds,
            @Nullable Instant listProvenAsOf,
            @Nullable Instant detailProvenAsOf) {}

    /** Whether it is over. */
    public boolean over() {
        return finishedAt != null;
    }
}
