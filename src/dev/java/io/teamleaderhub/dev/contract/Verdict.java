package io.teamleaderhub.dev.contract;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was found about one action, over all calls of it. */
final class Verdict {
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> keys = new HashSet<>();
    private int calls;
    private int nulls;

    void called() {
        calls++;
    }

    /** A null where the document does not say that there can be one, as its guideline allows for every property. */
    void undeclaredNull() {
        nulls++;
    }

    /** Something that differs, and why that is known if it is. */
    void differs(String what, Optional<String> why) {
        why.ifPresentOrElse(known::add, () -> faults.add(what));
    }

    void known(String why) {
        known.add(why);
    }

    /** The keys answered so far. */
    Set<String> keys() {
        return keys;
    }

    int calls() {
        return calls;
    }

    int nulls() {
        return nulls;
    }

    boolean isOk() {
        return faults.isEmpty();
    }

    boolean isKnownToDiffer() {
        return !known.isEmpty();
    }

    String line(String action) {
        StringBuilder line =
                new StringBuilder("%-9s %-34s %3d calls".formatted(isOk() ? "ok" : "DIFFERENT", action, calls));
        if (nulls > 0) {
            line.append(", ").append(nulls).append(" undeclared nulls");
        }
        known.forEach(why -> line.append("; known: ").append(why));
        faults.forEach(fault -> line.append("\n          ").append(fault));
        return line.toString();
    }
}
