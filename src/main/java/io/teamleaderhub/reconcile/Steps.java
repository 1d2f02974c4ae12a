package io.teamleaderhub.reconcile;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists type after type, status after status, page after page. A page that cannot be had fails its step: its suspects are
 * not even looked for, and the next type goes on. Blocks as long as the listing takes.
 */
@Singleton
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    /** A listing that stood still this long begins anew: the pages have shifted too far. */
    private static final Duration RESUMES_WITHIN = Duration.ofMinutes(15);
    /** An incremental listing goes back this far: what the source had written, and not yet shown, when it was last asked. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final RunRepository runs;
    private final StepRepository steps;
    private final PageReader reader;
    private final Listing listing;
    private final Threads threads;
    private final PassEnd ending;
    private final Findings findings;
    private final Mirror mirror;
    private final Transactions transactions;

    Steps(
            RunRepository runs,
            StepRepository steps,
            PageReader reader,
            Listing listing,
            Threads threads,
            PassEnd ending,
            Findings findings,
            Mirror mirror,
            Transactions transactions) {
        this.runs = runs;
        this.steps = steps;
        this.reader = reader;
        this.listing = listing;
        this.threads = threads;
        this.ending = ending;
        this.findings = findings;
        this.mirror = mirror;
        this.transactions = transactions;
    }

    /**
     * Runs what is left of a run.
     *
     * @param fence prolongs the run's lease, in the transaction that writes; throws when another process has taken over or
     *     the run is over
     */
    void runAll(RunRow run, Runnable fence) throws InterruptedException {
        for (var step = steps.next(run.id()); step.isPresent(); step = steps.next(run.id())) {
            var current = begun(run, step.get());
            try {
                if (current.entityType().inThreads()) {
                    threads.list(run, current, fence);
                    ending.end(run, steps.get(run.id(), current.type()), fence);
                } else {
                    list(run, current, fence);
                }
            } catch (PageException e) {
                LOG.warn("listing of {} failed: {}", current.entityType().plural(), e.getMessage());
                ending.fail(run, current, String.valueOf(e.getMessage()), fence);
            }
        }
    }

    /** Whether a type could not be listed. */
    boolean failed(UUID run) {
        return steps.of(run).stream().anyMatch(step -> step.state().equals("failed"));
    }

    /** The step, begun or gone on with. */
    StepRow begun(RunRow run, StepRow step) {
        return transactions.write(() -> {
            if (steps.restartOld(run.id(), step.type(), RESUMES_WITHIN.toMillis()) > 0) {
                LOG.info("listing of {} stood still too long and begins anew", step.type());
            }
            if (steps.get(run.id(), step.type()).passBeganAt() == null) {
                runs.forgetSeen(run.id(), step.type());
            }
            steps.begin(run.id(), step.type(), !step.whole(run), OVERLAP.toMillis());
            return steps.get(run.id(), step.type());
        });
    }

    private void list(RunRow run, StepRow begun, Runnable fence) throws InterruptedException {
        var step = begun;
        // Only a whole list has at least what the mirror has.
        var expected =
                step.whole(run) ? ExpectedPages.of(step.entityType(), mirror).byPart() : List.<Long>of();
        while (step.part() < Scope.parts(step.entityType())) {
            var scope = new Scope(run.id(), step.entityType(), step.part(), step.since(), fence);
            int last = pages(run, step, scope, expected.isEmpty() ? 0 : expected.get(step.part()));
            checkEnd(run, step, scope, last);
            step = next(run.id(), step, last, fence);
        }
        ending.end(run, step, fence);
    }

    private StepRow next(UUID run, StepRow step, int last, Runnable fence) {
        return transactions.write(() -> {
            fence.run();
            if (steps.nextPart(run, step.type(), step.part(), last) == 0) {
                throw new IllegalStateException("page %d was lost; goes on from there".formatted(last));
            }
            return steps.get(run, step.type());
        });
    }

    /** Reads and writes a part's pages, of which so many are certain to be there; returns the number of its last. */
    private int pages(RunRow run, StepRow step, Scope scope, long certain) throws InterruptedException {
        var current = step;
        try (var pages = new Pages(reader, scope, step.nextPage(), certain)) {
            while (true) {
                var came = pages.next();
                write(run, current, came, scope);
                if (current.fence() == null) {
                    current = steps.get(run.id(), step.type());
                }
                if (!came.getLast().full()) {
                    return came.getLast().number();
                }
            }
        }
    }

    private void write(RunRow run, StepRow step, List<Page> came, Scope scope) {
        try {
            listing.write(run, step, came, scope.fence());
        } catch (PageException e) {
            came.forEach(page -> reader.count(scope)); // they were asked for all the same
            throw e;
        }
    }

    /** A page that is not full ends the list; where that may be untrue, the next page is looked at. */
    private void checkEnd(RunRow run, StepRow step, Scope scope, int last) throws InterruptedException {
        if (!step.entityType().paged() || !doubtful(run, step, scope, last)) {
            return;
        }
        var following = reader.read(scope, last + 1);
        reader.count(scope);
        if (following.size() > 0) {
            throw new PageException("page %d is short, and page %d has rows".formatted(last, last + 1));
        }
    }

    /** Whether something is missing, or nobody can know what should be there. */
    private boolean doubtful(RunRow run, StepRow step, Scope scope, int last) {
        if (!step.whole(run)) {
            return last > 1;
        }
        var began = Objects.requireNonNull(step.passBeganAt(), "a pass has begun");
        return (step.firstLoad() && step.pass() == 1) || findings.anyNotSeen(run.id(), step, began, scope.status());
    }
}
