package io.teamleaderhub.dev.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A call whose answer is computed as it arrives and sent only after {@link #release()}, or after 60 seconds, or when the
 * simulator closes.
 */
public final class HeldCall {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldCall() {}

    /** Waits until a call is being held, its answer fixed. */
    public void awaitArrival() throws InterruptedException {
        if (!arrived.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("No call arrived to be held");
        }
    }

    public void release() {
        released.countDown();
    }

    void hold() throws InterruptedException {
        arrived.countDown();
        if (!released.await(BOUND.toSeconds(), TimeUnit.SECONDS)) {
            released.countDown();
        }
    }
}
