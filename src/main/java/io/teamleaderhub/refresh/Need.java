package io.teamleaderhub.refresh;

import java.util.Locale;

/** What a stale key needs. Some fields only lists have, some only info has, so a change is seen whole only by both. */
public enum Need {
    /** Both, a list row first: it will do for now, and many keys share a call. */
    LIST,
    /** Both, info first: only info shows what changed. */
    DETAIL,
    /** Info came; what only lists have is still to come. */
    LIST_REST,
    /** A list row came; what only info has is still to come. */
    DETAIL_REST;

    /** Whether only info meets it, so that every key costs a call. */
    boolean byInfo() {
        return this == DETAIL || this == DETAIL_REST;
    }

    /** What covers both needs. */
    Need and(Need other) {
        if (this == other) {
            return this;
        }
        return this == DETAIL || other == DETAIL ? DETAIL : LIST;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Need of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
