package io.teamleaderhub.refresh;

import java.util.Locale;

/** What a stale key needs. */
public enum Need {
    /** A list row will do, for now. */
    LIST,
    /** Only info shows what changed. */
    DETAIL;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Need of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
