package io.teamleaderhub.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reconciliation does. */
public enum Mode {
    /** Lists everything, repairs what differs, sends what no list shows to info, and lists again to prove it. */
    FULL,
    /** Lists what changed since the last complete listing, of types whose lists can be asked so; finds no deletion. */
    INCREMENTAL,
    /** Lists everything and compares; changes nothing. */
    VERIFY;

    /** The name in requests and tables. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mode> find(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.stored().equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Mode::stored).toList();
    }

    /** Whether it lists everything, so that what it does not show is suspect. */
    boolean whole() {
        return this != INCREMENTAL;
    }

    /** Whether it writes to the mirror. */
    boolean repairs() {
        return this != VERIFY;
    }
}
