package io.teamleaderhub.teamleader.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.http.RateLimit;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the API's limit over all processes on this database: never more than the limit's calls in any window as the
 * server counts, because a slot is free again one window after its call was <em>answered</em>, and a slot whose process
 * died one call's timeout later. Every method makes a transaction and blocks for it.
 */
@Singleton
public final class ApiBudget {
    private static final Logger LOG = LoggerFactory.getLogger(ApiBudget.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final Duration PAUSE_WITHOUT_RESET = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** Whatever the server's clock says, so that a clock that is ahead of it does not make us hammer. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

    private final SlotRepository slots;
    private final Transactions transactions;
    private final BudgetSettings settings;
    private final Duration timeout;
    private final Ids ids;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Refusals refusals;

    ApiBudget(
            SlotRepository slots,
            Transactions transactions,
            BudgetSettings settings,
            TeamleaderSettings teamleader,
            Ids ids,
            MeterRegistry metrics,
            InstantSource clock) {
        this.slots = slots;
        this.transactions = transactions;
        this.settings = settings;
        this.timeout = teamleader.timeout();
        this.ids = ids;
        this.metrics = metrics;
        this.clock = clock;
        this.refusals = new Refusals(settings.window());
    }

    @PostConstruct
    void prepare() {
        locked(() -> slots.create(settings.limit()) + slots.deleteAbove(settings.limit()));
    }

    /** Takes a permit if the class may have one now. */
    public Optional<Permit> take(CallClass callClass) {
        var takenBy = ids.next().toString();
        return locked(() -> slots.take(
                        callClass.reserve(),
                        callClass.paced(),
                        settings.pace().toNanos() / 1_000,
                        settings.limit(),
                        settings.window().plus(timeout).plusSeconds(5).toMillis(),
                        callClass.number(),
                        takenBy))
                .stream()
                .findFirst()
                .map(row -> new Permit(row.n(), takenBy, callClass));
    }

    /**
     * Takes a permit, waiting for one.
     *
     * @return empty when none came within the time
     * @throws InterruptedException when the thread is told to stop
     */
    public Optional<Permit> take(CallClass callClass, Duration atMost) throws InterruptedException {
        var pause = new Signal();
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            var permit = take(callClass);
            if (permit.isPresent() || System.nanoTime() >= end) {
                return permit;
            }
            pause.await(untilNext());
        }
    }

    /** How long it makes sense to wait before asking again. */
    public Duration untilNext() {
        var free =
                Duration.ofMillis(slots.millisUntilFree().stream().findFirst().orElse(0L));
        var least = settings.pace().dividedBy(4).plusMillis(2);
        var wait = free.compareTo(least) > 0 ? free : least;
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Gives back a permit that was not used; it may be taken again at once. */
    public void giveBack(Permit permit) {
        locked(() -> slots.giveBack(permit.slot(), permit.takenBy()));
    }

    /** Marks the permit's call as answered, and corrects the budget by what the server says it has left. */
    public void used(Permit permit, Optional<RateLimit> reported) {
        counter(permit.callClass()).increment();
        locked(() -> {
            slots.used(permit.slot(), permit.takenBy(), settings.window().toMillis());
            return reported.map(limit -> slots.holdBack(
                            limit.remaining(), limit.reset(), settings.window().toMillis()))
                    .orElse(0);
        });
    }

    /** The server took a call: it has room again. */
    public void admitted() {
        refusals.admitted();
    }

    /**
     * The server refused a call (429): nobody gets a permit before its reset.
     *
     * @param reported what the refusal's headers say
     * @return until when nobody calls
     */
    public Instant refused(Optional<RateLimit> reported) {
        var now = clock.instant();
        var reset = reported.map(RateLimit::reset).orElse(now.plus(PAUSE_WITHOUT_RESET));
        var latest = now.plus(LONGEST_PAUSE);
        var earliest = now.plus(SHORTEST_PAUSE);
        var until = refusals.refused(now, reset.isAfter(latest) ? latest : reset.isBefore(earliest) ? earliest : reset);
        LOG.warn("the API refused a call (429); nobody calls before {}", until);
        locked(() -> slots.pause(until));
        return until;
    }

    /** Calls that count against the limit now, and the limit. */
    public Usage usage() {
        return new Usage(Math.toIntExact(slots.countTaken()), settings.limit(), settings.window());
    }

    /** Calls that this process made since it started, by class. */
    public Map<String, Long> calls() {
        var calls = new LinkedHashMap<String, Long>();
        for (CallClass callClass : CallClass.values()) {
            calls.put(callClass.label(), (long) counter(callClass).count());
        }
        return calls;
    }

    private Counter counter(CallClass callClass) {
        return metrics.counter("hub.teamleader.calls", "class", callClass.label());
    }

    private <T> T locked(Supplier<T> work) {
        return transactions.write(() -> {
            slots.lock();
            return work.get();
        });
    }

    /**
     * How much of the budget is in use.
     *
     * @param used calls under way or answered less than a window ago
     * @param limit calls allowed in a window
     * @param window the window's length
     */
    public record Usage(int used, int limit, Duration window) {}
}
