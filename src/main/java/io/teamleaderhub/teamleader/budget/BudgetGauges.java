package io.teamleaderhub.teamleader.budget;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The budget's gauges: read from the database every 5 s, never by a scrape; NaN while the database is away.
 *
 * <p>{@code hub.teamleader.budget.used.share} is calls that left during the last window ÷ calls allowed in it, over all
 * processes; NaN unless this process saw a stale entity due at every look of that window.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class BudgetGauges {
    private static final Duration READ_EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    /** A database that is frozen fails nothing for long. */
    private static final Duration TOO_OLD = Duration.ofSeconds(20);

    private final BudgetStates states;
    private final Signal pause = new Signal();
    private final Loop loop;
    private volatile @Nullable Reading latest;

    BudgetGauges(BudgetStates states, MeterRegistry metrics) {
        this.states = states;
        gauge(metrics, "limit", "Calls allowed in a window", BudgetState::limit);
        gauge(metrics, "used", "Calls that count against the limit", BudgetState::calls);
        gauge(metrics, "remaining", "Calls still allowed", state -> Math.max(0, state.limit() - state.calls()));
        gauge(metrics, "paused.seconds", "How long nobody calls, after a refusal", BudgetState::pausedSeconds);
        gauge(metrics, "used.share", "Share of the limit used in the last window, if work waited all of it", state -> {
            var share = state.usedWhileWorkWaited();
            return share == null ? Double.NaN : share;
        });
        this.loop = Loop.start("budget-gauges", AFTER_A_FAILURE, this::read);
    }

    private record Reading(BudgetState state, long at) {}

    private void gauge(MeterRegistry metrics, String name, String says, ToDoubleFunction<BudgetState> value) {
        Gauge.builder("hub.teamleader.budget." + name, this, gauges -> {
                    var reading = gauges.latest;
                    return reading == null || System.nanoTime() - reading.at() > TOO_OLD.toNanos()
                            ? Double.NaN
                            : value.applyAsDouble(reading.state());
                })
                .description(says)
                .register(metrics);
    }

    private void read() throws InterruptedException {
        try {
            latest = new Reading(states.now(), System.nanoTime());
        } catch (RuntimeException e) {
            latest = null;
            throw e;
        }
        pause.await(READ_EVERY);
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
