package io.teamleaderhub.dev.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Asks a question again and again until the answer is yes or patience ends. */
final class BoundedWait {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private BoundedWait() {}

    /** Returns whether the answer became yes in time; an interrupt ends the wait too. */
    static boolean until(Duration patience, BooleanSupplier question) {
        long end = System.nanoTime() + patience.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
