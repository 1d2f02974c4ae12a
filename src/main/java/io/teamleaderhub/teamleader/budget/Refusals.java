package io.teamleaderhub.teamleader.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * How long nobody calls after the server refused a call (429): until its reset, and when it refuses again after that,
 * twice as long each time, up to a window. A reset says when one counted call is forgotten, but a server that counts the
 * refused ones as well, or allows less than before, has no room for another yet. Thread-safe.
 */
final class Refusals {
    private static final int PARTS_OF_A_WINDOW = 16;

    private final Duration window;
    private int inARow;
    private Instant pausedUntil = Instant.MIN;

    Refusals(Duration window) {
        this.window = window;
    }

    /** Until when to pause; refusals of calls that left before the pause are one with its first. */
    synchronized Instant refused(Instant now, Instant reset) {
        if (!now.isBefore(pausedUntil)) {
            inARow++;
        }
        var least = now.plus(least());
        var until = reset.isAfter(least) ? reset : least;
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        return pausedUntil;
    }

    /** The server took a call. */
    synchronized void admitted() {
        inARow = 0;
    }

    private Duration least() {
        int doublings = inARow - 2;
        if (doublings < 0) {
            return Duration.ZERO;
        }
        return window.multipliedBy(1L << Math.min(doublings, 4)).dividedBy(PARTS_OF_A_WINDOW);
    }
}
