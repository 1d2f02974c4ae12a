package io.teamleaderhub.dev.bench;

import java.util.Locale;

/** What a figure should come to. */
sealed interface Goal {
    boolean metBy(double value);

    /** As the table shows it. */
    String text();

    /** Nothing is promised; the figure is there to be read beside others. */
    record None() implements Goal {
        @Override
        public boolean metBy(double value) {
            return true;
        }

        @Override
        public String text() {
            return "";
        }
    }

    record AtMost(double bound) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value <= bound;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "<= %,.0f", bound);
        }
    }

    /** A ratio. */
    record AtMostTimes(double bound) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value <= bound;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "<= %.2f", bound);
        }
    }

    record AtLeast(double bound) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value >= bound;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, ">= %,.0f", bound);
        }
    }

    record Below(double bound) implements Goal {
        @Override
        public boolean metBy(double value) {
            return value < bound;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "< %,.0f", bound);
        }
    }
}
