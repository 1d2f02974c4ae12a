package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
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

/** Runs the open reconciliation, one process at a time, and asks for the first one once the hub is connected. */
@Context
@Requires(property = "hub.background", value = "true")
final class Runner {
    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Reconciliations reconciliations;
    private final RunRepository runs;
    private final Steps steps;
    private final Connection connection;
    private final Leases leases;
    private final boolean atFirstStart;
    private final Loop loop;

    Runner(
            Reconciliations reconciliations,
            RunRepository runs,
            Steps steps,
            Connection connection,
            Leases leases,
            @Property(name = "hub.reconcile.at-first-start") boolean atFirstStart) {
        this.reconciliations = reconciliations;
        this.runs = runs;
        this.steps = steps;
        this.connection = connection;
        this.leases = leases;
        this.atFirstStart = atFirstStart;
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
        if (atFirstStart && runs.firstIsDue()) {
            reconciliations.request("first start");
        }
        var open = runs.open();
        Optional<Lease> lease = open.isEmpty() ? Optional.empty() : leases.take("reconciliation", LEASE);
        if (lease.isEmpty()) {
            reconciliations.await(LOOK_EVERY);
            return;
        }
        try {
            run(open.orElseThrow(), lease.get());
        } finally {
            leases.release(lease.get());
        }
    }

    private void fence(Lease lease) {
        if (!leases.prolong(lease, LEASE)) {
            throw new IllegalStateException("another process has taken this reconciliation over");
        }
    }

    private void run(RunRow run, Lease lease) throws InterruptedException {
        runs.start(run.id());
        LOG.info("reconciliation {} ({}) runs", run.id(), run.requestedBy());
        boolean completed = steps.runAll(run.id(), () -> fence(lease));
        if (reconciliations.finish(run.id(), completed ? "completed" : "failed")) {
            LOG.info("reconciliation {} {}", run.id(), completed ? "completed" : "failed");
        }
    }
}
