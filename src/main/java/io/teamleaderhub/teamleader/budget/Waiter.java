package io.teamleaderhub.teamleader.budget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;

/** Somebody who asks for permits, one after the other; while it waits, less urgent ones do. Not thread-safe. */
public final class Waiter implements AutoCloseable {
    private final ApiBudget budget;
    private final UUID id;
    private final Map<CallClass, Long> since = new EnumMap<>(CallClass.class);

    Waiter(ApiBudget budget, UUID id) {
        this.budget = budget;
        this.id = id;
    }

    /**
     * Takes a permit for one of the classes that have work: the most urgent one, or reconciliation when it is due. Makes a
     * transaction and blocks for it; does not wait for the permit.
     */
    public Turn ask(SortedSet<CallClass> wanted) {
        since.keySet().retainAll(wanted);
        var turn = budget.ask(id, wanted);
        switch (turn) {
            case Turn.Now(var permit) -> {
                var asked = since.get(permit.callClass());
                budget.waited(
                        permit.callClass(),
                        asked == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - asked));
                close();
            }
            case Turn.Later later -> wanted.forEach(callClass -> since.putIfAbsent(callClass, System.nanoTime()));
        }
        return turn;
    }

    /** Waits no longer; may ask again. */
    @Override
    public void close() {
        if (!since.isEmpty()) {
            since.clear();
            budget.stopsWaiting(id);
        }
    }
}
