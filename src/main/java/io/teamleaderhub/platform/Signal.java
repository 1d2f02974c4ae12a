package io.teamleaderhub.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes threads that wait for work in this process; a wake-up with nobody waiting is kept for the next. */
public final class Signal {
    private final Semaphore wakeUps = new Semaphore(0);

    /** Wakes one waiting thread, or the next that comes. */
    public void wake() {
        if (wakeUps.availablePermits() < 64) {
            wakeUps.release();
        }
    }

    /**
     * Waits for a wake-up, at the most for the given time.
     *
     * @throws InterruptedException when the thread is told to stop
     */
    public void await(Duration atMost) throws InterruptedException {
        if (wakeUps.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
    }
}
