package io.teamleaderhub.reconcile;

/** When a listing misses too many entities at once to be believed: more likely it is the listing that is wrong. */
final class DeletionBrake {
    private static final long ALWAYS_BELIEVED = 20;
    private static final long NEVER_BELIEVED = 500;
    private static final long BELIEVED_PER_HUNDRED = 5;

    private DeletionBrake() {}

    /** Whether the deletion of so many is withheld, of so many live ones of the type: over 20, and over 5 % or over 500. */
    static boolean holds(long missing, long live) {
        return missing > ALWAYS_BELIEVED && (missing > NEVER_BELIEVED || missing * 100 > live * BELIEVED_PER_HUNDRED);
    }
}
