package io.teamleaderhub;

import io.teamleaderhub.platform.Spans;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a hub's process, in good order if that is possible in time, else cut off: nothing is lost by that, what was not
 * done is done after the next start. The exit code is 0 when it was told to stop and 1 when it cannot go on; by itself a JVM
 * that is told to stop ends with 143, as if it had been cut off.
 */
final class Stop implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Stop.class);
    /** A container is killed 30 s after it was told to stop, unless it is allowed more. */
    private static final Duration WHEN_TOLD_TO = Duration.ofSeconds(25);

    private static final Duration WHEN_IT_CANNOT_GO_ON = Duration.ofSeconds(7);

    private final Hub hub;

    Stop(Hub hub) {
        this.hub = hub;
    }

    /** Does not return: ends the process. */
    @Override
    public void run() {
        boolean failed = hub.failure().isPresent();
        var done = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .name("stop-guard")
                .start(() -> guard(done, failed ? WHEN_IT_CANNOT_GO_ON : WHEN_TOLD_TO, failed ? 1 : 0));
        int exitCode = 1;
        LOG.info("stopping");
        try {
            hub.close();
            LOG.info("stopped");
            exitCode = failed ? 1 : 0;
        } finally {
            done.countDown();
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private static void guard(CountDownLatch done, Duration within, int exitCode) {
        try {
            if (done.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            LOG.warn("the stop took longer than {} and is cut off", Spans.text(within));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
