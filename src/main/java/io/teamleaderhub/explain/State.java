package io.teamleaderhub.explain;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.EntityState;
import io.teamleaderhub.refresh.story.Pending;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an entity stands.
 *
 * @param outcome current; stale (something is still to be fetched); waiting (a fetch failed and is tried again); dead
 *     (repeating cannot help); suspended (Teamleader denies its type); withheld (its deletion waits for a person); deleted
 *     (gone at Teamleader); forgotten (an operator had it removed); unknown (Teamleader does not have it, and the mirror never had)
 * @param listedAsOf its list fields are at least as new as that
 * @param infoAsOf its other fields are at least as new as that
 * @param deletedAt when it was found to be gone, or was forgotten
 * @param pending what is still to be done; absent when nothing is
 */
@Serdeable
public record State(
        String outcome,
        @Nullable Instant listedAsOf,
        @Nullable Instant infoAsOf,
        @Nullable Instant deletedAt,
        @Nullable Todo pending) {
    static State of(Optional<EntityState> mirrored, Optional<Pending> pending) {
        var row = mirrored.orElse(new EntityState(null, null, null, 0));
        var outcome = pending.map(State::outcome).orElseGet(() -> outcome(row));
        return new State(
                outcome,
                row.listedAsOf(),
                row.infoAsOf(),
                row.deletedAt(),
                pending.map(Todo::of).orElse(null));
    }

    /** Of one that was forgotten then. */
    static State forgotten(Instant at) {
        return new State("forgotten", null, null, at, null);
    }

    private static String outcome(Pending pending) {
        if (pending.dead()) {
            return "dead";
        }
        if (pending.dueAt() == null) {
            return "withheld".equals(pending.causeClass()) ? "withheld" : "suspended";
        }
        return pending.state().equals("waiting") ? "waiting" : "stale";
    }

    private static String outcome(EntityState row) {
        if (row.deletedAt() != null) {
            return "deleted";
        }
        return row.listedAsOf() == null && row.infoAsOf() == null ? "unknown" : "current";
    }

    /**
     * What is still to be done.
     *
     * @param need list, detail, or list_rest and detail_rest: only that half is still to come
     * @param callClass the class of its call: live, operator, reconcile or backfill
     * @param cause who asked for it
     * @param since since when
     * @param dueAt when it is tried next; absent when it is put aside
     * @param attempts fetches that failed
     * @param causeClass why the last one did
     * @param lastError what it said
     * @param withheldBy the full sync that missed too many to be believed; approve its deletions if they are real
     */
    @Serdeable
    public record Todo(
            String need,
            String callClass,
            String cause,
            Instant since,
            @Nullable Instant dueAt,
            int attempts,
            @Nullable String causeClass,
            @Nullable String lastError,
            @Nullable UUID withheldBy) {
        private static Todo of(Pending pending) {
            return new Todo(
                    pending.need(),
                    CallClass.of(pending.callClass()).label(),
                    pending.cause(),
                    pending.markedAt(),
                    pending.dueAt(),
                    pending.attempts(),
                    pending.causeClass(),
                    pending.lastError(),
                    pending.withheldBy());
        }
    }
}
