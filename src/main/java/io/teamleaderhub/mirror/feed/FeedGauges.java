package io.teamleaderhub.mirror.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The feed's gauges: read from the database every 5 s, never by a scrape; NaN while the database is away. */
@Context
@Requires(property = "hub.background", value = "true")
final class FeedGauges {
    private static final Duration READ_EVERY = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(10);
    /** A database that is frozen fails nothing for long. */
    private static final Duration TOO_OLD = Duration.ofSeconds(20);

    private final Feed feed;
    private final Signal pause = new Signal();
    private final Loop loop;
    private volatile @Nullable Reading latest;

    FeedGauges(Feed feed, MeterRegistry metrics) {
        this.feed = feed;
        gauge(metrics, "lag.seconds", "How long the oldest unpublished change has been waiting", FeedState::lagSeconds);
        gauge(metrics, "lag.changes", "Changes that are not published yet, at the most", FeedState::lagChanges);
        this.loop = Loop.start("feed-gauges", AFTER_A_FAILURE, this::read);
    }

    private record Reading(FeedState state, long at) {}

    private void gauge(MeterRegistry metrics, String name, String says, ToDoubleFunction<FeedState> value) {
        Gauge.builder(
                        "hub.feed." + name,
                        this,
                        gauges -> gauges.lately().map(value::applyAsDouble).orElse(Double.NaN))
                .description(says)
                .register(metrics);
    }

    /** What was read last; empty when that is long ago. Does not block. */
    Optional<FeedState> lately() {
        var reading = latest;
        return reading == null || System.nanoTime() - reading.at() > TOO_OLD.toNanos()
                ? Optional.empty()
                : Optional.of(reading.state());
    }

    private void read() throws InterruptedException {
        try {
            latest = new Reading(feed.state(), System.nanoTime());
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
