package io.teamleaderhub.reconcile;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.contract.Suspensions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What follows a type's last page: who is suspect, whether the type is listed once more, and where the next incremental run
 * begins; or that the listing failed, and nothing follows. Blocks for the database.
 */
@Singleton
final class PassEnd {
    /** After so many listings a type that still differs is one that changes all the time without saying when. */
    private static final int MOST_PASSES = 3;

    private final Mirror mirror;
    private final StaleSet stale;
    private final RunRepository runs;
    private final StepRepository steps;
    private final Findings findings;
    private final Suspensions suspensions;
    private final Transactions transactions;

    PassEnd(
            Mirror mirror,
            StaleSet stale,
            RunRepository runs,
            StepRepository steps,
            Findings findings,
            Suspensions suspensions,
            Transactions transactions) {
        this.mirror = mirror;
        this.stale = stale;
        this.runs = runs;
        this.steps = steps;
        this.findings = findings;
        this.suspensions = suspensions;
        this.transactions = transactions;
    }

    /**
     * Ends a pass: what was there before it began and was not shown is for info to decide; when that is too much to be
     * believed, no deletion happens before a person approves. A full pass that found differences is followed by another.
     */
    void end(RunRow run, StepRow step, Runnable fence) {
        transactions.write(() -> {
            fence.run();
            var began = Objects.requireNonNull(step.passBeganAt(), "a pass has begun");
            long missing = step.whole(run) && !step.entityType().inThreads()
                    ? findings.countNotSeen(run.id(), step, began)
                    : 0;
            long accused = missing == 0 ? 0 : findings.addAbsent(run.id(), step, began);
            boolean withheld =
                    run.does().repairs() && missing > 0 && DeletionBrake.holds(missing, mirror.live(step.entityType()));
            if (run.does().repairs() && accused > 0) {
                findings.eachAbsent(run.id(), step, suspects -> accuse(run.id(), suspects, withheld));
            }
            if (run.does() == Mode.FULL) {
                stale.markUndetailed(step.entityType());
            }
            var found = findings.differences(run.id(), step, began);
            boolean shifted = step.whole(run) && findings.shifted(step, began);
            boolean again = run.does() == Mode.FULL && (found.older() > 0 || shifted) && step.pass() < MOST_PASSES;
            steps.endPass(
                    run.id(),
                    step.type(),
                    accused,
                    withheld ? missing : 0,
                    found.older(),
                    found.newer(),
                    shifted,
                    again);
            if (again) {
                runs.forgetSeen(run.id(), step.type());
                steps.nextPass(run.id(), step.type());
            } else if (run.does().repairs()) {
                moveWatermark(run, step);
            }
            return again;
        });
        stale.wake();
    }

    /** Sends suspects to info; when too many are missing, none is deleted before a person approves. */
    private void accuse(UUID run, List<EntityKey> suspects, boolean withheld) {
        stale.mark(suspects.stream()
                .map(key -> new Mark(key, Need.DETAIL, CallClass.RECONCILE, Cause.RECONCILE, false))
                .map(mark -> withheld ? mark.withheldBy(run) : mark)
                .toList());
    }

    private void moveWatermark(RunRow run, StepRow step) {
        if (step.fence() != null) {
            Instant whole = step.whole(run) ? step.passBeganAt() : null;
            steps.mark(step.type(), step.fence(), whole);
        }
    }

    /** After a page that failed for good: nobody is a suspect. When its type is suspended, that is no failure of the step. */
    void fail(RunRow run, StepRow step, String why, Runnable fence) {
        transactions.write(() -> {
            fence.run();
            if (run.does() == Mode.FULL) {
                stale.markUndetailed(step.entityType());
            }
            return suspensions.suspendedUntilCommit(step.entityType())
                    ? steps.suspend(run.id(), step.type(), why)
                    : steps.fail(run.id(), step.type(), why);
        });
        stale.wake();
    }
}
