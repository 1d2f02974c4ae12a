package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpStatus;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.contract.TypeResumed;
import io.teamleaderhub.webhook.Gaps;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reconciliations asked for, under way and done. Blocks for the database. */
@Singleton
public final class Reconciliations {
    private final RunRepository runs;
    private final StepRepository steps;
    private final Reports reports;
    private final Orders orders;
    private final Forecasts forecasts;
    private final StaleSet stale;
    private final Gaps gaps;
    private final Transactions transactions;
    private final Ids ids;
    private final Signal requested = new Signal();

    Reconciliations(
            RunRepository runs,
            StepRepository steps,
            Reports reports,
            Orders orders,
            Forecasts forecasts,
            StaleSet stale,
            Gaps gaps,
            Transactions transactions,
            Ids ids) {
        this.runs = runs;
        this.steps = steps;
        this.reports = reports;
        this.orders = orders;
        this.forecasts = forecasts;
        this.stale = stale;
        this.gaps = gaps;
        this.transactions = transactions;
        this.ids = ids;
    }

    /**
     * What came of an order.
     *
     * @param run the run that was begun or, while one is open, that one
     * @param begun whether it was begun
     */
    record Taken(Reconciliation run, boolean begun) {}

    /** Asks for a run; while one is open, that one is it. */
    Taken request(Order order) {
        var expected = forecasts.of(order).calls();
        var id = ids.next();
        var run = transactions.write(() -> {
            if (runs.add(id, order.mode().stored(), order.details(), order.requestedBy(), expected) == 1) {
                int position = 0;
                for (EntityType type : order.types()) {
                    steps.add(id, type.singular(), position++);
                }
                if (order.everything()) {
                    gaps.handOver(id);
                }
                runs.forgetOld();
            }
            return runs.open().or(() -> runs.find(id)).orElseThrow();
        });
        requested.wake();
        return new Taken(reports.of(run), run.id().equals(id));
    }

    /** A type answers again that could not be listed: the open run does it after all, or a new one. */
    @EventListener
    void onResumed(TypeResumed event) {
        steps.reopen(event.type().singular());
        request(orders.all(Mode.FULL, event.type().singular() + " answers again"));
    }

    /** Ends a run; false when a step was reopened meanwhile, so that the run goes on, or it was over. */
    boolean finish(UUID run, String state) {
        return transactions.write(() -> {
            runs.lock(run);
            boolean ended = runs.finish(run, state) == 1;
            if (ended) {
                runs.forgetSeen();
                if (state.equals("completed")) {
                    gaps.madeUpFor(run);
                }
            }
            return ended;
        });
    }

    /** Ends a run before its time: what it has repaired stays, what it suspects is still asked for; false when it was over. */
    boolean cancel(UUID run) {
        return transactions.write(() -> {
            runs.lock(run);
            steps.cancel(run);
            return runs.finish(run, "cancelled") == 1;
        });
    }

    /**
     * Lets the deletions happen that the run withheld, as far as info has confirmed them by now; returns how many.
     *
     * @param ceiling how many at the most; null for however many there are
     * @throws HubException 409 when there are more; none is approved then
     */
    int approveDeletions(UUID run, @Nullable Integer ceiling) {
        int approved = transactions.write(() -> {
            int count = stale.approve(run);
            if (ceiling != null && count > ceiling) {
                throw new HubException(
                        HttpStatus.CONFLICT,
                        "%d deletions are withheld, not %d. Look at them again; none was approved."
                                .formatted(count, ceiling));
            }
            return count;
        });
        stale.wake();
        return approved;
    }

    /** The run of that id. */
    public Optional<Reconciliation> find(UUID id) {
        return runs.find(id).map(reports::of);
    }

    /** The latest runs, newest first. */
    public List<Reconciliation> latest(int limit) {
        return runs.latest(limit).stream().map(reports::of).toList();
    }

    /** Waits until one is asked for in this process, at the most for that time. */
    void await(Duration atMost) throws InterruptedException {
        requested.await(atMost);
    }
}
