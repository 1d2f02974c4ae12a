package io.teamleaderhub.dev.bench;

import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * What a figure should come to.
 *
 * @param text as the table shows it; empty when nothing is promised
 * @param met whether a value meets it
 */
record Goal(String text, DoublePredicate met) {
    /** Nothing is promised; the figure is there to be read beside others. */
    static final Goal NONE = new Goal("", value -> true);

    static Goal atMost(double bound) {
        return new Goal(shown("<= %,.0f", bound), value -> value <= bound);
    }

    /** A ratio. */
    static Goal atMostTimes(double bound) {
        return new Goal(shown("<= %.2f", bound), value -> value <= bound);
    }

    static Goal atLeast(double bound) {
        return new Goal(shown(">= %,.0f", bound), value -> value >= bound);
    }

    static Goal below(double bound) {
        return new Goal(shown("< %,.0f", bound), value -> value < bound);
    }

    private static String shown(String format, double bound) {
        return String.format(Locale.ROOT, format, bound);
    }
}
