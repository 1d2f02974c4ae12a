package io.teamleaderhub.webhook;

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

/** The spill's gauges, read from the database every 5 s, never by a scrape, and NaN while it is away; and the breaker's. */
@Context
@Requires(property = "hub.background", value = "true")
final class DoorGauges {
    private static final Duration READ_EVERY = Duration.ofSeconds(5);
    /** A database that is frozen fails nothing for long. */
    private static final Duration TOO_OLD = Duration.ofSeconds(20);

    private final Spill spill;
    private final Signal pause = new Signal();
    private final Loop loop;
    private volatile @Nullable Reading latest;

    DoorGauges(Spill spill, Breaker breaker, MeterRegistry metrics) {
        this.spill = spill;
        gauge(metrics, "events", "Webhooks in PostgreSQL that wait for Kafka", SpillCount::events);
        gauge(metrics, "oldest.seconds", "How long ago the first of them was received", SpillCount::oldestSeconds);
        Gauge.builder("hub.webhook.kafka.skipped", breaker, state -> state.open() ? 1 : 0)
                .description("1 while this process does not wait for Kafka, which did not take webhooks in time")
                .register(metrics);
        this.loop = Loop.start("door-gauges", READ_EVERY, this::read);
    }

    private record Reading(SpillCount count, long at) {}

    private void gauge(MeterRegistry metrics, String name, String says, ToDoubleFunction<SpillCount> value) {
        Gauge.builder("hub.webhook.spill." + name, this, gauges -> gauges.lately(value))
                .description(says)
                .register(metrics);
    }

    private double lately(ToDoubleFunction<SpillCount> value) {
        var reading = latest;
        return reading == null || System.nanoTime() - reading.at() > TOO_OLD.toNanos()
                ? Double.NaN
                : value.applyAsDouble(reading.count());
    }

    private void read() throws InterruptedException {
        try {
            latest = new Reading(spill.count(), System.nanoTime());
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
