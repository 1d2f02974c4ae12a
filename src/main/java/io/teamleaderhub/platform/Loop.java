package io.teamleaderhub.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A background thread that repeats one step until it is stopped. A step that throws is logged and repeated after a
 * pause, so no failure ends the loop; an {@link Error} is treated the same. A stop interrupts the step, but not within a
 * transaction: that would break the database connection it holds.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    /** A transaction takes milliseconds; one that waits for a frozen database is interrupted all the same. */
    private static final Duration TRANSACTION_WITHIN = Duration.ofMillis(500);

    private static final ThreadLocal<@Nullable Loop> CURRENT = new ThreadLocal<>();

    private final Thread thread;
    private final Signal pause = new Signal();
    private final ReentrantLock transaction = new ReentrantLock();
    private volatile boolean stopping;

    /** One step of the work; may block, must honour interruption. */
    @FunctionalInterface
    public interface Step {
        /** Does the step. */
        void run() throws Exception;
    }

    private Loop(String name, Duration pauseAfterFailure, Step step) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> repeat(step, pauseAfterFailure));
    }

    /** Starts a loop on a virtual thread of that name. */
    public static Loop start(String name, Duration pauseAfterFailure, Step step) {
        var loop = new Loop(name, pauseAfterFailure, step);
        loop.thread.start();
        return loop;
    }

    /** Does the work so that a stop of the loop it runs in, if any, waits a moment for its end. */
    static <T> T uninterrupted(Supplier<T> work) {
        var loop = CURRENT.get();
        if (loop == null) {
            return work.get();
        }
        loop.transaction.lock();
        try {
            return work.get();
        } finally {
            loop.transaction.unlock();
        }
    }

    private void repeat(Step step, Duration pauseAfterFailure) {
        CURRENT.set(this);
        while (!stopping) {
            try {
                step.run();
            } catch (InterruptedException e) {
                if (stopping) {
                    return;
                }
            } catch (Throwable e) {
                if (stopping) {
                    return;
                }
                LOG.warn(
                        "{} failed and will repeat in {}: {}",
                        thread.getName(),
                        Spans.text(pauseAfterFailure),
                        e.toString(),
                        e);
                rest(pauseAfterFailure);
            }
        }
    }

    private void rest(Duration time) {
        try {
            pause.await(time);
        } catch (InterruptedException e) {
            LOG.debug("{} was woken from its pause", thread.getName());
        }
    }

    private void interrupt() throws InterruptedException {
        boolean between = transaction.tryLock(TRANSACTION_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        try {
            thread.interrupt();
        } finally {
            if (between) {
                transaction.unlock();
            }
        }
    }

    /** Stops the loop: interrupts its step and waits for its end, 10 s at the most. */
    @Override
    public void close() {
        stopping = true;
        try {
            interrupt();
            if (!thread.join(STOP_WITHIN)) {
                LOG.warn("{} did not stop within {}", thread.getName(), Spans.text(STOP_WITHIN));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
