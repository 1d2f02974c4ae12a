package io.teamleaderhub.reconcile;

import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a run's last listing: info decides about who is suspect, then it is judged what webhooks should have
 * announced and said what is proven.
 */
@Singleton
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    /** A few thousand suspects at Teamleader's limit; what is undecided then stays so in the report, and is decided all the same. */
    private static final Duration DECIDED_WITHIN = Duration.ofMinutes(15);

    private final RunRepository runs;
    private final StepRepository steps;
    private final Findings findings;
    private final Transactions transactions;
    private final Signal pause = new Signal();

    Settling(RunRepository runs, StepRepository steps, Findings findings, Transactions transactions) {
        this.runs = runs;
        this.steps = steps;
        this.findings = findings;
        this.transactions = transactions;
    }

    /** Settles a run; blocks until its suspects are decided, 15 minutes at the most. */
    void settle(RunRow run, Runnable fence) throws InterruptedException {
        if (run.does().repairs()) {
            await(run.id(), fence);
        }
        transactions.write(() -> {
            fence.run();
            steps.of(run.id()).stream()
                    .filter(StepRow::completed)
                    .forEach(step -> findings.judge(run.id(), step.entityType()));
            return steps.prove(run.id(), run.does().whole(), run.does().repairs());
        });
    }

    private void await(UUID run, Runnable fence) throws InterruptedException {
        Instant end = runs.now().plus(DECIDED_WITHIN);
        for (long pending = findings.pending(run); pending > 0; pending = findings.pending(run)) {
            fence.run();
            if (runs.now().isAfter(end)) {
                LOG.warn("reconciliation {} ends with {} absences undecided", run, pending);
                return;
            }
            pause.await(LOOK_EVERY);
        }
    }
}
