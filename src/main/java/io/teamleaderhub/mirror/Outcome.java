package io.teamleaderhub.mirror;

/** What became of an observation. */
public enum Outcome {
    /** The mirror did not have the entity. */
    CREATED,
    /** The document changed. */
    CHANGED,
    /** A deleted entity is there again. */
    REVIVED,
    /** Confirmed: nothing changed. */
    UNCHANGED,
    /** The entity is gone; the row keeps its last values. */
    DELETED,
    /** The mirror holds something newer: nothing was written. */
    SUPERSEDED,
    /** Absent, and never seen before. */
    UNKNOWN,
    /** PostgreSQL cannot hold this document: nothing was written. */
    UNSTORABLE,
    /** An operator had it forgotten: nothing was written. */
    FORGOTTEN;

    /** Whether a row and its history were written. */
    public boolean written() {
        return switch (this) {
            case CREATED, CHANGED, REVIVED, DELETED -> true;
            case UNCHANGED, SUPERSEDED, UNKNOWN, UNSTORABLE, FORGOTTEN -> false;
        };
    }
}
