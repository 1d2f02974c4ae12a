package io.teamleaderhub.teamleader.budget;

import java.util.Arrays;
import java.util.Locale;

/** How urgent a call is, most urgent first. The budget serves a class only when no more urgent one is kept waiting. */
public enum CallClass {
    /** Somebody's change is waiting to be seen; may take every free slot. */
    LIVE(0, 0),
    /** An operator or the hub itself is waiting. */
    OPERATOR(1, 0),
    /** A full listing and what it found: paced, always leaves some slots. */
    RECONCILE(2, 3),
    /** Details nobody is waiting for: paced, leaves more slots. */
    BACKFILL(3, 5);

    private final int number;
    private final int reserve;

    CallClass(int number, int reserve) {
        this.number = number;
        this.reserve = reserve;
    }

    /** How many free slots this class must leave to the more urgent ones. */
    int reserve() {
        return reserve;
    }

    /** Whether this class is spread evenly: window/limit between two calls. */
    boolean paced() {
        return reserve > 0;
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
