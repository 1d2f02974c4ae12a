package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many webhooks may be at the door at once: beyond that one is refused at once rather than late, and the time counts as
 * a gap. Thread-safe; does not block.
 */
@Singleton
public final class Capacity {
    private final int most;
    private final Gaps gaps;
    private final Counter refused;
    private final AtomicInteger inside;

    Capacity(@Property(name = "hub.webhook.at-once") int most, Gaps gaps, MeterRegistry metrics) {
        this.most = most;
        this.gaps = gaps;
        this.refused = metrics.counter("hub.webhook.received", "result", "busy");
        this.inside = new AtomicInteger();
        metrics.gauge("hub.webhook.inside", inside);
    }

    /** Takes a place, to be left again, or notes that there was none. */
    public boolean enter() {
        if (inside.incrementAndGet() <= most) {
            return true;
        }
        inside.decrementAndGet();
        refused.increment();
        gaps.refused();
        return false;
    }

    /** Gives the place back. */
    public void leave() {
        inside.decrementAndGet();
    }
}
