package io.teamleaderhub.teamleader.contract;

import io.teamleaderhub.teamleader.EntityType;

/** Says what a denied call (403) means. */
@FunctionalInterface
public interface Denials {
    /** What is denied. */
    enum Verdict {
        /** The whole type: scope missing, or module off. */
        TYPE,
        /** Something about this call only: a list of the type is answered. */
        CALL,
        /** Not known now. */
        UNKNOWN
    }

    /** Decides by evidence, if need be by asking for the smallest list of the type; blocks for that call. */
    Verdict verdict(EntityType type);
}
