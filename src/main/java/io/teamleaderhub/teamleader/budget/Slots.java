package io.teamleaderhub.teamleader.budget;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.http.RateLimit;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The budget as the database holds it. Every method that changes it makes one transaction, one at a time over all processes. */
@Singleton
final class Slots {
    private static final UUID NOBODY = new UUID(0, 0);
    /** Before a slot whose process died is free: its call's timeout, its window, and this for what precedes the call. */
    private static final Duration BEFORE_THE_CALL = Duration.ofSeconds(5);
    /** Longer than anybody who lives waits before it asks again. */
    private static final Duration WAITER_LIVES = ApiBudget.LONGEST_WAIT.multipliedBy(4);

    private final SlotRepository slots;
    private final BudgetRepository budget;
    private final Transactions transactions;
    private final BudgetSettings settings;
    private final Duration hold;
    private final Ids ids;
    private final Turns turns;

    Slots(
            SlotRepository slots,
            BudgetRepository budget,
            Transactions transactions,
            BudgetSettings settings,
            TeamleaderSettings teamleader,
            Ids ids) {
        this.slots = slots;
        this.budget = budget;
        this.transactions = transactions;
        this.settings = settings;
        this.hold = settings.window().plus(teamleader.timeout()).plus(BEFORE_THE_CALL);
        this.ids = ids;
        this.turns = new Turns(settings.window());
    }

    @PostConstruct
    void prepare() {
        locked(() -> slots.create(settings.limit()) + slots.deleteAbove(settings.limit()));
    }

    /** A slot taken. */
    record Taken(int slot, String takenBy, CallClass callClass) {}

    /** Takes a slot for the class whose turn it is, or says how long to wait and remembers who waits. */
    Result take(UUID waiter, SortedSet<CallClass> wanted) {
        return locked(() -> {
            var horizon = turns.horizon(wanted.first(), settings.limit());
            var decision =
                    turns.decide(slots.supply(settings.limit(), micros(settings.window()), horizon, waiter), wanted);
            var next = decision.next();
            if (next == null) {
                budget.waits(waiter, wanted.first().number(), WAITER_LIVES.toMillis());
                return new Result(Optional.empty(), decision.delay());
            }
            var takenBy = ids.next().toString();
            return new Result(
                    slots.take(hold.toMillis(), next.number(), takenBy).stream()
                            .findFirst()
                            .map(row -> new Taken(row.n(), takenBy, next)),
                    settings.pace());
        });
    }

    /** What came of an attempt to take a slot; how long to wait when it has none. */
    record Result(Optional<Taken> taken, Duration delay) {}

    /** The waiter got what it wanted or gave up. */
    void stopsWaiting(UUID waiter) {
        budget.stopsWaiting(waiter);
    }

    void giveBack(Permit permit) {
        locked(() -> slots.giveBack(permit.slot(), permit.takenBy()));
    }

    /** A call is answered. */
    void used(Permit permit) {
        lockedBriefly(() ->
                slots.used(permit.slot(), permit.takenBy(), settings.window().toMillis()));
    }

    /**
     * A call is answered, and the server said how it stands.
     *
     * @param untilReset until its oldest counted call is forgotten
     * @return whether the limit it names is another one than before
     */
    boolean used(Permit permit, RateLimit said, Duration untilReset) {
        return lockedBriefly(() -> {
            int n = permit.slot();
            var by = permit.takenBy();
            slots.used(n, by, settings.window().toMillis());
            budget.admitted(n, by);
            boolean otherLimit =
                    said.limit().map(limit -> budget.said(limit, n, by)).orElse(0) > 0;
            int counted = said.limit().orElse(settings.limit()) - said.remaining();
            slots.release();
            slots.holdBack(n, by, counted, micros(untilReset), micros(settings.pace()), micros(settings.window()));
            return otherLimit;
        });
    }

    /** A call is refused: nobody gets a slot for the time returned. */
    Duration refused(Duration untilReset) {
        return locked(() -> {
            budget.refused();
            budget.pause(Refusals.pause(budget.read().refusals(), untilReset, settings.window())
                    .toMillis());
            return Duration.ofMillis(budget.pausedMillis());
        });
    }

    /** The slots as they are; takes no lock. */
    Supply supply() {
        return slots.supply(settings.limit(), micros(settings.window()), 0, NOBODY);
    }

    /** Calls for live work and operators that left in the last window. */
    long urgent() {
        return slots.urgent(micros(settings.window()));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** As {@link #locked}, for what may be lost: the slot is then only held longer. */
    private <T> T lockedBriefly(Supplier<T> work) {
        return locked(() -> {
            transactions.mayBeLost();
            return work.get();
        });
    }

    private <T> T locked(Supplier<T> work) {
        return transactions.write(() -> {
            slots.lock();
            return work.get();
        });
    }
}
