package io.teamleaderhub.support;

/** How much a test does: scaled in {@code mvn verify}, in full with {@code -Pfaults}. */
public final class Scale {
    private static final boolean FULL = "faults".equals(System.getProperty("hub.tier"));

    private Scale() {}

    /** The scaled count, or the full one in the profile "faults". */
    public static int of(int scaled, int full) {
        return FULL ? full : scaled;
    }
}
