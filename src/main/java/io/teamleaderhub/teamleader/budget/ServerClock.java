package io.teamleaderhub.teamleader.budget;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the server's clock is ahead of this process's, estimated from the {@code Date} of its answers: whole seconds,
 * somewhere between the call's leaving and its answer's coming. Every answer bounds the skew from both sides; the bounds
 * of the last minutes together are narrower than a second. Thread-safe, does not block.
 */
@Singleton
final class ServerClock {
    private static final Logger LOG = LoggerFactory.getLogger(ServerClock.class);
    private static final Duration NOTABLE = Duration.ofSeconds(30);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(5);
    private static final Duration WARN_EVERY = Duration.ofMinutes(10);

    private final InstantSource clock;
    private @Nullable Bounds bounds;
    private Instant warned = Instant.MIN;

    ServerClock(InstantSource clock, MeterRegistry metrics) {
        this.clock = clock;
        Gauge.builder("hub.clock.skew.seconds", this, ServerClock::seconds)
                .description("How far Teamleader's clock is ahead of this process's; NaN before its first answer")
                .register(metrics);
    }

    private record Bounds(Duration least, Duration most, Instant since) {
        Bounds and(Bounds other) {
            var lower = least.compareTo(other.least) > 0 ? least : other.least;
            var upper = most.compareTo(other.most) < 0 ? most : other.most;
            boolean apart = lower.compareTo(upper) > 0;
            boolean old = since.plus(FORGET_AFTER).isBefore(other.since);
            return apart || old ? other : new Bounds(lower, upper, since);
        }

        Duration middle() {
            return least.plus(most).dividedBy(2);
        }
    }

    /** An answer came whose {@code Date} is that; its call left after {@code left}. */
    synchronized void answered(Instant date, Instant left) {
        var now = clock.instant();
        var seen = new Bounds(Duration.between(now, date), Duration.between(left, date.plusSeconds(1)), now);
        bounds = bounds == null ? seen : bounds.and(seen);
        var skew = bounds.middle();
        if (skew.abs().compareTo(NOTABLE) > 0 && warned.plus(WARN_EVERY).isBefore(now)) {
            warned = now;
            LOG.warn("this host's clock and Teamleader's differ by {} s; check NTP", skew.toSeconds());
        }
    }

    /** What time it is here when it is that time at the server; zero skew is assumed before the first answer. */
    synchronized Instant here(Instant atServer) {
        return bounds == null ? atServer : atServer.minus(bounds.least());
    }

    /** Seconds that the server's clock is ahead; NaN before the first answer. */
    synchronized double seconds() {
        return bounds == null ? Double.NaN : bounds.middle().toMillis() / 1_000.0;
    }
}
