package io.teamleaderhub.teamleader.budget;

import java.time.Duration;

/**
 * How long nobody calls after the server refused a call (429): until its reset, and when it refuses again after that,
 * twice as long each time, up to a window. A reset says when one counted call is forgotten, but a server that counts the
 * refused ones as well, or allows less than before without saying so, has no room for another yet.
 */
final class Refusals {
    private static final int PARTS_OF_A_WINDOW = 16;

    private Refusals() {}

    /** The pause after so many refusals in a row; those of calls that left before the pause are one with its first. */
    static Duration pause(int inARow, Duration untilReset, Duration window) {
        int doublings = inARow - 2;
        if (doublings < 0) {
            return untilReset;
        }
        var least = window.multipliedBy(1L << Math.min(doublings, 4)).dividedBy(PARTS_OF_A_WINDOW);
        return untilReset.compareTo(least) > 0 ? untilReset : least;
    }
}
