package io.teamleaderhub.teamleader.contract;

/**
 * What one check came to.
 *
 * @param name the check's name
 * @param evidence what was seen, in a few words
 */
record Finding(String name, Outcome outcome, String evidence) {
    /** Whether the API keeps what the hub relies on. */
    enum Outcome {
        OK,
        CHANGED,
        NOT_CHECKABLE
    }

    static Finding ok(String name, String evidence) {
        return new Finding(name, Outcome.OK, evidence);
    }

    static Finding changed(String name, String evidence) {
        return new Finding(name, Outcome.CHANGED, evidence);
    }

    static Finding notCheckable(String name, String evidence) {
        return new Finding(name, Outcome.NOT_CHECKABLE, evidence);
    }

    boolean isChanged() {
        return outcome == Outcome.CHANGED;
    }
}
