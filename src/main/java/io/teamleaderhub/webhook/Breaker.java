package io.teamleaderhub.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether to wait for Kafka. After three events in a row that it did not take within a second nobody does, until it takes one
 * so quickly again: every half second one event is sent there besides, which costs its sender no time. Thread-safe; does not
 * block.
 */
@Singleton
final class Breaker {
    /** Longer than a healthy Kafka takes when it is busy. */
    static final Duration QUICK = Duration.ofSeconds(1);

    static final Duration PROBE_EVERY = Duration.ofMillis(500);
    static final int FAILURES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final LongSupplier nanoTime;
    private int failuresInARow;
    private long lastProbe;

    @Inject
    Breaker() {
        this(System::nanoTime);
    }

    Breaker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What to do with an event. */
    enum Way {
        /** Send it to Kafka and wait. */
        WAIT,
        /** Send it to Kafka and do not wait. */
        PROBE,
        /** Do not send it to Kafka. */
        SKIP
    }

    /** What to do with the next event. */
    synchronized Way next() {
        if (!open()) {
            return Way.WAIT;
        }
        long now = nanoTime.getAsLong();
        if (now - lastProbe < PROBE_EVERY.toNanos()) {
            return Way.SKIP;
        }
        lastProbe = now;
        return Way.PROBE;
    }

    /** Whether Kafka took an event quickly. */
    synchronized void told(boolean quickly) {
        boolean before = open();
        failuresInARow = quickly ? 0 : Math.min(failuresInARow + 1, FAILURES);
        if (open() && !before) {
            lastProbe = nanoTime.getAsLong();
            LOG.warn("Kafka does not take webhooks in time: they are kept in PostgreSQL until it does");
        } else if (before && !open()) {
            LOG.info("Kafka takes webhooks again");
        }
    }

    /** Whether Kafka is not waited for. */
    synchronized boolean open() {
        return failuresInARow >= FAILURES;
    }
}
