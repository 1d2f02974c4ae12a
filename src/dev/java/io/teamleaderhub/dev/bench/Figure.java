package io.teamleaderhub.dev.bench;

import java.util.List;
import java.util.Locale;

/**
 * What was measured, run by run.
 *
 * @param what the measured thing, in words
 * @param unit of the values
 * @param values one per run
 * @param goal what their median should come to
 */
record Figure(String what, String unit, List<Double> values, Goal goal) {
    Figure {
        values = values.stream().sorted().toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + ": no run");
        }
    }

    /** A figure that nothing is promised of. */
    static Figure of(String what, String unit, List<Double> values) {
        return new Figure(what, unit, values, Goal.NONE);
    }

    double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    /** The median, and what it lies between when there was more than one run. */
    String result() {
        return values.size() == 1
                ? number(median()) + " (one run)"
                : "%s (%s..%s)".formatted(number(median()), number(values.getFirst()), number(values.getLast()));
    }

    String verdict() {
        if (goal.equals(Goal.NONE)) {
            return "";
        }
        return goal.met().test(median()) ? "met" : "MISSED";
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT,
                Math.abs(value) >= 1_000
                        ? "%,.0f"
                        : Math.rint(value) == value ? "%.0f" : Math.abs(value) < 10 ? "%.2f" : "%.1f",
                value);
    }
}
