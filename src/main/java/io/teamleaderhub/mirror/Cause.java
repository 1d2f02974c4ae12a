package io.teamleaderhub.mirror;

import java.util.Locale;

/** Why an entity was looked at; kept in its history. */
public enum Cause {
    /** Teamleader announced a change. */
    WEBHOOK,
    /** A full listing came past it. */
    RECONCILE,
    /** This hub wrote it to Teamleader. */
    WRITE,
    /** An operator asked. */
    OPERATOR;

    /** As the database stores it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cause stored under that name. */
    public static Cause of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
