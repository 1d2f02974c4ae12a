package io.teamleaderhub.teamleader.budget;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.http.RateLimit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the API's limit over all processes on this database: never more than the limit's calls in any window as the
 * server counts, because a slot is free again one window after its call was <em>answered</em>, and a slot whose process
 * died one call's timeout later. Every method makes a transaction and blocks for it.
 */
@Singleton
public final class ApiBudget {
    /** Nobody waits longer before asking again: more urgent work may have come, or a permit been given back. */
    static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ApiBudget.class);
    private static final Duration AFTER_IT_IS_FREE = Duration.ofMillis(1);
    private static final Duration PAUSE_WITHOUT_RESET = Duration.ofSeconds(5);
    /** Whatever the server's clock says, so that a wrong one does not make us hammer. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);

    private static final long MOST_JITTER_MILLIS = 250;

    private final Slots slots;
    private final BudgetSettings settings;
    private final ServerClock server;
    private final CallMetrics metrics;
    private final Ids ids;
    private final InstantSource clock;

    ApiBudget(
            Slots slots,
            BudgetSettings settings,
            ServerClock server,
            CallMetrics metrics,
            Ids ids,
            InstantSource clock) {
        this.slots = slots;
        this.settings = settings;
        this.server = server;
        this.metrics = metrics;
        this.ids = ids;
        this.clock = clock;
    }

    /** Somebody new who will ask for permits. */
    public Waiter waiter() {
        return new Waiter(this, ids.next());
    }

    Turn ask(UUID waiter, SortedSet<CallClass> wanted) {
        var now = clock.instant();
        var result = slots.take(waiter, wanted);
        var wait = result.delay().plus(AFTER_IT_IS_FREE);
        return result.taken()
                .<Turn>map(taken -> new Turn.Now(new Permit(taken.slot(), taken.takenBy(), taken.callClass(), now)))
                .orElseGet(() -> new Turn.Later(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT));
    }

    void stopsWaiting(UUID waiter) {
        slots.stopsWaiting(waiter);
    }

    void waited(CallClass callClass, Duration time) {
        metrics.waited(callClass, time);
    }

    /**
     * Takes a permit, waiting for one.
     *
     * @return empty when none came within the time
     * @throws InterruptedException when the thread is told to stop
     */
    public Optional<Permit> take(CallClass callClass, Duration atMost) throws InterruptedException {
        var pause = new Signal();
        var wanted = new TreeSet<CallClass>();
        wanted.add(callClass);
        long end = System.nanoTime() + atMost.toNanos();
        try (var waiter = waiter()) {
            while (true) {
                switch (waiter.ask(wanted)) {
                    case Turn.Now(var permit) -> {
                        return Optional.of(permit);
                    }
                    case Turn.Later(var wait) -> {
                        if (System.nanoTime() >= end) {
                            return Optional.empty();
                        }
                        pause.await(wait);
                    }
                }
            }
        }
    }

    /** Calls allowed in a window, as configured. */
    public int limit() {
        return settings.limit();
    }

    /** Gives back a permit that was not used; it may be taken again at once. */
    public void giveBack(Permit permit) {
        slots.giveBack(permit);
    }

    /** Marks the permit's call as answered, and corrects the budget by what the server says. */
    public void used(Permit permit, Optional<RateLimit> reported) {
        metrics.called(permit.callClass());
        if (reported.isEmpty()) {
            slots.used(permit);
            return;
        }
        var said = reported.get();
        said.date().ifPresent(date -> server.answered(date, permit.takenAt()));
        if (slots.used(permit, said, untilReset(said))) {
            said.limit().ifPresent(this::logLimit);
        }
    }

    private void logLimit(int limit) {
        if (limit < settings.limit()) {
            LOG.warn(
                    "the API allows {} calls in a window, not {} as configured; nobody makes more",
                    limit,
                    settings.limit());
        } else {
            LOG.info("the API allows {} calls in a window; this hub makes {} at the most", limit, settings.limit());
        }
    }

    /**
     * The server refused a call (429): nobody, in no process, gets a permit before its reset and a little jitter.
     *
     * @param reported what the refusal's headers say
     * @return until when nobody calls
     */
    public Instant refused(Optional<RateLimit> reported) {
        metrics.refused();
        var untilReset = reported.map(this::untilReset).orElse(PAUSE_WITHOUT_RESET);
        var jitter = Duration.ofMillis(ThreadLocalRandom.current().nextLong(MOST_JITTER_MILLIS));
        var pause = slots.refused(untilReset.plus(jitter));
        var until = clock.instant().plus(pause);
        LOG.warn("the API refused a call (429); nobody calls before {}", until);
        return until;
    }

    /** Between the shortest pause and a window: the oldest counted call cannot be forgotten later. */
    private Duration untilReset(RateLimit said) {
        var until = Duration.between(clock.instant(), server.here(said.reset()));
        var longest = settings.window();
        return until.compareTo(longest) > 0 ? longest : until.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : until;
    }
}
