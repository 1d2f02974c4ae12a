package io.teamleaderhub.teamleader.budget;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Nobody calls during a pause or without a free slot. Then:
 *
 * <ul>
 *   <li>reconciliation that waits gets a call when it had none for eight paces, whoever else waits: at least a tenth
 *   <li>a class waits while a more urgent one does
 *   <li>what is left when slots run short is stretched until the next one comes free: for the urgent classes once half the
 *       slots are gone, by 2 s at the most; for the paced ones always. While slots come free in time, nothing is held up
 *   <li>paced classes make twelve calls in ten paces at the most, a fifth more than even, so that they can catch up; and
 *       leave their reserve, unless that much comes free anyhow within twice the time in which it does on average
 * </ul>
 *
 * A pace is the time between two calls that uses the limit evenly.
 */
final class Turns {
    static final int PACED_AT_ONCE = 12;
    private static final int PACES = 10;
    private static final int PACES_OF_RECONCILIATION = 8;
    private static final long PACES_IN_TIME = 2;
    private static final long LONGEST_STRETCH = Duration.ofSeconds(2).toNanos() / 1_000;

    private final long window;

    Turns(Duration window) {
        this.window = window.toNanos() / 1_000;
    }

    /** Whose call is next, or how long to wait: exactly one of the two is there. */
    record Decision(@Nullable CallClass next, Duration delay) {}

    /** In how many microseconds as many slots should come free as the class must leave. */
    long horizon(CallClass callClass, int limit) {
        return PACES_IN_TIME * callClass.reserve(limit) * window / limit;
    }

    /**
     * Decides for somebody who has work in those classes.
     *
     * @param supply the slots now, {@code coming} within the horizon of the most urgent wanted class
     */
    Decision decide(Supply supply, SortedSet<CallClass> wanted) {
        if (supply.paused() > 0) {
            return later(supply.paused());
        }
        if (supply.free() == 0) {
            return later(supply.nextFree());
        }
        long pace = window / supply.allowed();
        boolean reconcileIsDue = (supply.reconcileWaits() || wanted.contains(CallClass.RECONCILE))
                && agoAtLeast(supply.lastReconcile(), PACES_OF_RECONCILIATION * pace);
        if (reconcileIsDue && wanted.contains(CallClass.RECONCILE)) {
            return new Decision(CallClass.RECONCILE, Duration.ZERO);
        }
        var next = wanted.first();
        if (othersFirst(supply, next, reconcileIsDue)) {
            return later(pace / 4);
        }
        long wait = Math.max(stretch(supply, next, pace), next.paced() ? pacing(supply, next, pace) : 0);
        return wait > 0 ? later(wait) : new Decision(next, Duration.ZERO);
    }

    private static boolean othersFirst(Supply supply, CallClass wanted, boolean reconcileIsDue) {
        var waiting = supply.waiting();
        return (waiting != null && waiting < wanted.number()) || (reconcileIsDue && supply.free() == 1);
    }

    private static long stretch(Supply supply, CallClass wanted, long pace) {
        var last = supply.lastTaken();
        boolean inTime = supply.nextFree() <= PACES_IN_TIME * pace;
        boolean plenty = !wanted.paced() && supply.free() * 2 > supply.allowed();
        if (last == null || inTime || plenty) {
            return 0;
        }
        long gap = supply.nextFree() / supply.free();
        return (wanted.paced() ? gap : Math.min(gap, LONGEST_STRETCH)) - last;
    }

    private static long pacing(Supply supply, CallClass wanted, long pace) {
        if (supply.free() + supply.coming() <= wanted.reserve(supply.allowed())) {
            return supply.nextFree();
        }
        var twelfth = supply.twelfthPaced();
        return twelfth == null ? 0 : PACES * pace - twelfth;
    }

    private static boolean agoAtLeast(@Nullable Long ago, long least) {
        return ago == null || ago >= least;
    }

    private static Decision later(long micros) {
        return new Decision(null, Duration.of(micros, ChronoUnit.MICROS));
    }
}
