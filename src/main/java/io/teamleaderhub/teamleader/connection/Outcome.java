package io.teamleaderhub.teamleader.connection;

import java.util.Locale;

/** How an attempt at renewing ended. */
enum Outcome {
    RENEWED,
    /** Stored by a later attempt: PostgreSQL was away at first. */
    STORED_LATE,
    /** A later consent came first: the pair is not used. */
    SUPERSEDED,
    /** A real grant error: a new consent is needed. */
    REFUSED,
    /** Teamleader did not answer, or not readably. */
    UNAVAILABLE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
