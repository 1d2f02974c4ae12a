package io.teamleaderhub.teamleader.budget;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this process's calls for stale entities yield, and since when such work waits. Thread-safe, does not block.
 *
 * <p>An entity is <em>made current</em> when its key leaves the stale set because nothing more is to be fetched. A call is
 * one made for a claim, whatever came of it. So a full list and its details cost a little more than one call per entity; a
 * type whose list says all costs a hundredth.
 */
@Singleton
public final class WorkMeter {
    private static final long NOT_WAITING = Long.MIN_VALUE;
    /** Of the recent figure: between one and two of these. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final AtomicLong waitingSince = new AtomicLong(NOT_WAITING);
    private long calls;
    private long entities;
    private Mark before = new Mark(0, 0, System.nanoTime());
    private Mark lately = before;

    WorkMeter(MeterRegistry metrics) {
        Gauge.builder(
                        "hub.teamleader.calls.per.entity",
                        this,
                        meter -> meter.callsPerEntity().orElse(Double.NaN))
                .description("Calls per entity made current since the process started")
                .register(metrics);
        Gauge.builder(
                        "hub.teamleader.calls.per.entity.lately",
                        this,
                        meter -> meter.callsPerEntityLately().orElse(Double.NaN))
                .description("Calls per entity made current in the last 5 to 10 minutes")
                .register(metrics);
    }

    private record Mark(long calls, long entities, long at) {}

    /** A call was made for a claim, and made so many entities current. */
    public synchronized void refreshed(int current) {
        calls++;
        entities += current;
    }

    /** Somebody looked whether a stale entity is due. */
    public void looked(boolean workWaits) {
        if (workWaits) {
            waitingSince.compareAndSet(NOT_WAITING, System.nanoTime());
        } else {
            waitingSince.set(NOT_WAITING);
        }
    }

    /** Whether every look of that time, and one before, found work. */
    boolean workWaitedFor(Duration time) {
        long since = waitingSince.get();
        return since != NOT_WAITING && System.nanoTime() - since >= time.toNanos();
    }

    /** Empty before the first entity was made current. */
    synchronized Optional<Double> callsPerEntity() {
        return ratio(calls, entities);
    }

    /** Of the last 5 to 10 minutes; empty when no entity was made current in them. */
    synchronized Optional<Double> callsPerEntityLately() {
        var now = new Mark(calls, entities, System.nanoTime());
        if (now.at() - lately.at() >= LATELY.toNanos()) {
            before = lately;
            lately = now;
        }
        return ratio(calls - before.calls(), entities - before.entities());
    }

    private static Optional<Double> ratio(long calls, long entities) {
        return entities == 0 ? Optional.empty() : Optional.of((double) calls / entities);
    }
}
