package io.teamleaderhub.teamleader.budget;

import java.util.Arrays;
import java.util.Locale;

/** How urgent a call is, most urgent first. The budget serves a class only when no more urgent one is kept waiting. */
public enum CallClass {
    /** Somebody's change is waiting to be seen; may take every free slot. */
    LIVE(0, 0),
    /** An operator or the hub itself is waiting. */
    OPERATOR(1, 0),
    /** A full listing and what it found: paced, leaves some slots, and never waits for more than its tenth of the calls. */
    RECONCILE(2, 15),
    /** Details nobody is waiting for: paced, leaves more slots. */
    BACKFILL(3, 25);

    private final int number;
    private final int perMille;

    CallClass(int number, int perMille) {
        this.number = number;
        this.perMille = perMille;
    }

    /** How many free slots of so many this class must leave to the more urgent ones: 3 and 5 of 200. */
    int reserve(int limit) {
        return Math.ceilDiv(limit * perMille, 1_000);
    }

    /** Whether this class is spread evenly. */
    boolean paced() {
        return perMille > 0;
    }

    /** What the database stores: smaller is more urgent. */
    public int number() {
        return number;
    }

    /** The name in metrics and status. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class stored under that number. */
    public static CallClass of(int number) {
        return Arrays.stream(values())
                .filter(callClass -> callClass.number == number)
                .findFirst()
                .orElseThrow();
    }
}
