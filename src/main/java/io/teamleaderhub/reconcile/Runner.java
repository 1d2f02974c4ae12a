package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Lease;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the open reconciliation, one process at a time, and asks for those that are due. */
@Context
@Requires(property = "hub.background", value = "true")
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** A process that died is followed by another after this; whoever waits for the API prolongs it meanwhile. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Reconciliations reconciliations;
    private final RunRepository runs;
    private final Steps steps;
    private final Settling settling;
    private final Triggers triggers;
    private final Connection connection;
    private final Leases leases;
    private final Loop loop;

    Runner(
            Reconciliations reconciliations,
            RunRepository runs,
            Steps steps,
            Settling settling,
            Triggers triggers,
            Connection connection,
            Leases leases) {
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.steps = steps;
        this.settling = settling;
        this.triggers = triggers;
        this.connection = connection;
        this.leases = leases;
        this.loop = Loop.start("reconciliation", Duration.ofSeconds(5), this::step);
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void step() throws InterruptedException {
        if (!connection.usable()) {
            reconciliations.await(LOOK_EVERY);
            return;
        }
        var open = runs.open();
        if (open.isEmpty()) {
            triggers.pull();
            open = runs.open();
        }
        Optional<Lease> lease = open.isEmpty() ? Optional.empty() : leases.take("reconciliation", LEASE);
        if (lease.isEmpty()) {
            reconciliations.await(LOOK_EVERY);
            return;
        }
        try {
            // As it is now: another process may have ended it before this one had the lease.
            open = runs.open();
            if (open.isPresent()) {
                run(open.get(), lease.get());
            }
        } catch (RunOverException e) {
            LOG.info("{}", e.getMessage());
        } finally {
            leases.release(lease.get());
        }
    }

    private void fence(RunRow run, Lease lease) {
        if (!leases.prolong(lease, LEASE)) {
            throw new IllegalStateException("another process has taken this reconciliation over");
        }
        if (runs.find(run.id()).map(RunRow::over).orElse(true)) {
            throw new RunOverException(run.id());
        }
    }

    private void run(RunRow run, Lease lease) throws InterruptedException {
        Runnable fence = () -> fence(run, lease);
        if (run.startedAt() == null) {
            runs.forgetSeen(); // what a cancelled run left
        }
        runs.start(run.id());
        LOG.info("reconciliation {} ({}, {}) runs", run.id(), run.mode(), run.requestedBy());
        steps.runAll(run, fence);
        settling.settle(run, fence);
        var state = steps.failed(run.id()) ? "failed" : "completed";
        if (reconciliations.finish(run.id(), state)) {
            LOG.info("reconciliation {} {}", run.id(), state);
        }
    }
}
