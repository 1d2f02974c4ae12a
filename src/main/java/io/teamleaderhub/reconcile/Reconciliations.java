package io.teamleaderhub.reconcile;

import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.contract.TypeResumed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Full syncs asked for, under way and done. Blocks for the database. */
@Singleton
public final class Reconciliations {
    private final RunRepository runs;
    private final StepRepository steps;
    private final StaleSet stale;
    private final Transactions transactions;
    private final Ids ids;
    private final Signal requested = new Signal();

    Reconciliations(RunRepository runs, StepRepository steps, StaleSet stale, Transactions transactions, Ids ids) {
        this.runs = runs;
        this.steps = steps;
        this.stale = stale;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Asks for a full sync of every type; while one is open, that one is it. */
    public Reconciliation request(String requestedBy) {
        var run = transactions.write(() -> {
            var id = ids.next();
            if (runs.add(id, requestedBy) == 1) {
                int position = 0;
                for (EntityType type : EntityType.values()) {
                    steps.add(id, type.singular(), position++);
                }
            }
            return runs.open().or(() -> runs.find(id)).orElseThrow();
        });
        requested.wake();
        return shown(run);
    }

    /** A type answers again that could not be listed: the open run does it after all, or a new one. */
    @EventListener
    void onResumed(TypeResumed event) {
        steps.reopen(event.type().singular());
        request(event.type().singular() + " answers again");
    }

    /** Ends a run; false when a step was reopened meanwhile, so that the run goes on. */
    boolean finish(UUID run, String state) {
        return transactions.write(() -> {
            runs.lock(run);
            boolean ended = runs.finish(run, state) == 1;
            if (ended) {
                runs.forgetSeen(run);
            }
            return ended;
        });
    }

    /** Lets the deletions happen that the run withheld, as far as info has confirmed them by now; returns how many. */
    int approveDeletions(UUID run) {
        return stale.approve(run);
    }

    /** The run of that id. */
    public Optional<Reconciliation> find(UUID id) {
        return runs.find(id).map(this::shown);
    }

    /** The latest runs, newest first. */
    public List<Reconciliation> latest(int limit) {
        return runs.latest(limit).stream().map(this::shown).toList();
    }

    /** Waits until one is asked for in this process, at the most for that time. */
    void await(Duration atMost) throws InterruptedException {
        requested.await(atMost);
    }

    private Reconciliation shown(RunRow run) {
        return new Reconciliation(
                run.id(),
                run.mode(),
                run.requestedBy(),
                run.state(),
                run.requestedAt(),
                run.startedAt(),
                run.finishedAt(),
                steps.of(run.id()).stream().map(StepRow::shown).toList());
    }
}
