package io.teamleaderhub.refresh;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The loops that fetch: a valid token, then a permit for the most urgent class that has work, then a claim. A key is never
 * held while waiting, so batches grow by themselves when the budget is short.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class Workers {
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration NOT_CONNECTED = Duration.ofSeconds(1);
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(30);

    private final StaleSet stale;
    private final ApiBudget budget;
    private final Connection connection;
    private final Refresher refresher;
    private final Duration lease;
    private final List<Loop> loops;

    Workers(
            StaleSet stale,
            ApiBudget budget,
            Connection connection,
            Refresher refresher,
            RefreshSettings settings,
            @Property(name = "hub.teamleader.timeout") Duration timeout) {
        this.stale = stale;
        this.budget = budget;
        this.connection = connection;
        this.refresher = refresher;
        this.lease = timeout.plus(CLAIM_MARGIN);
        this.loops = IntStream.rangeClosed(1, settings.workers())
                .mapToObj(n -> Loop.start("refresh-worker-" + n, Duration.ofSeconds(1), this::step))
                .toList();
    }

    @PreDestroy
    void stop() {
        loops.parallelStream().forEach(Loop::close);
    }

    private void step() throws InterruptedException {
        Optional<CallClass> wanted = stale.mostUrgent();
        if (wanted.isEmpty()) {
            stale.await(IDLE);
        } else if (!connection.usable()) {
            stale.await(NOT_CONNECTED);
        } else {
            var permit = budget.take(wanted.get());
            if (permit.isPresent()) {
                work(wanted.get(), permit.get());
            } else {
                stale.await(budget.untilNext());
            }
        }
    }

    private void work(CallClass callClass, Permit permit) {
        Optional<Claim> claim;
        try {
            claim = stale.claim(callClass, lease).filter(found -> !stale.parked(found));
        } catch (RuntimeException e) {
            budget.giveBack(permit);
            throw e;
        }
        claim.ifPresentOrElse(found -> refresher.refresh(found, permit), () -> budget.giveBack(permit));
    }
}
