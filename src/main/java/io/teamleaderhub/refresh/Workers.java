package io.teamleaderhub.refresh;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.budget.Turn;
import io.teamleaderhub.teamleader.budget.Waiter;
import io.teamleaderhub.teamleader.budget.WorkMeter;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that fetches: a valid token, then a permit for the most urgent class that has work, then a claim, which a thread
 * of its own fetches while the loop goes on. A key is never held while waiting, so batches grow by themselves when the
 * budget is short.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration NOT_CONNECTED = Duration.ofSeconds(1);
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final StaleSet stale;
    private final ApiBudget budget;
    private final WorkMeter meter;
    private final Connection connection;
    private final Refresher refresher;
    private final Transactions transactions;
    private final Duration lease;
    private final Waiter waiter;
    private final Semaphore free;
    private final ExecutorService fetches = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("refresh-", 1).factory());
    private final Loop loop;

    Workers(
            StaleSet stale,
            ApiBudget budget,
            WorkMeter meter,
            Connection connection,
            Refresher refresher,
            Transactions transactions,
            RefreshSettings settings,
            @Property(name = "hub.teamleader.timeout") Duration timeout) {
        this.stale = stale;
        this.budget = budget;
        this.meter = meter;
        this.connection = connection;
        this.refresher = refresher;
        this.transactions = transactions;
        this.lease = timeout.plus(CLAIM_MARGIN);
        this.waiter = budget.waiter();
        this.free = new Semaphore(settings.workers());
        this.loop = Loop.start("refresh", Duration.ofSeconds(1), this::step);
    }

    /** Lets calls under way end, then interrupts them. */
    @PreDestroy
    void stop() throws InterruptedException {
        loop.close();
        fetches.shutdown();
        if (!fetches.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            fetches.shutdownNow();
            if (!fetches.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a fetch did not stop within {} s", STOP_WITHIN.toSeconds());
            }
        }
    }

    private void step() throws InterruptedException {
        if (!free.tryAcquire(NOT_CONNECTED.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        boolean started = false;
        try {
            started = next();
        } finally {
            if (!started) {
                free.release();
            }
        }
    }

    /** Whether a fetch was started. */
    private boolean next() throws InterruptedException {
        var due = stale.due();
        meter.looked(!due.isEmpty());
        if (due.isEmpty()) {
            waiter.close();
            stale.await(IDLE);
            return false;
        }
        if (!connection.usable()) {
            waiter.close();
            stale.await(NOT_CONNECTED);
            return false;
        }
        return switch (taken(due)) {
            case Taken.Fetch(var claim, var permit) -> {
                fetches.execute(() -> fetch(claim, permit));
                yield true;
            }
            case Taken.Nothing(var pause) -> {
                stale.await(pause);
                yield false;
            }
        };
    }

    /** What came of an attempt to begin a fetch. */
    private sealed interface Taken {
        record Fetch(Claim claim, Permit permit) implements Taken {}

        record Nothing(Duration pause) implements Taken {}
    }

    /** Permit and claim are one transaction: neither is there without the other, and an event waits for one commit less. */
    private Taken taken(SortedSet<CallClass> due) {
        return transactions.write(() -> switch (waiter.ask(due)) {
            case Turn.Now(var permit) ->
                stale.claim(permit.callClass(), lease)
                        .filter(found -> !stale.parked(found))
                        .<Taken>map(claim -> new Taken.Fetch(claim, permit))
                        .orElseGet(() -> nothing(permit));
            case Turn.Later(var wait) -> new Taken.Nothing(wait);
        });
    }

    private Taken nothing(Permit permit) {
        budget.giveBack(permit);
        return new Taken.Nothing(Duration.ZERO);
    }

    private void fetch(Claim claim, Permit permit) {
        try {
            meter.refreshed(refresher.refresh(claim, permit));
        } catch (Throwable e) {
            meter.refreshed(0);
            LOG.warn("a fetch failed, its claim will end by itself: {}", e.toString(), e);
        } finally {
            free.release();
        }
    }
}
