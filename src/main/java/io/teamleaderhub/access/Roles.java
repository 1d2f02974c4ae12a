package io.teamleaderhub.access;

/** The roles that routes ask for. */
public final class Roles {
    /** Runs the hub. */
    public static final String OPERATOR = "OPERATOR";

    private Roles() {}
}
