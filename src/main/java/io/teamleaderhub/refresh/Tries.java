package io.teamleaderhub.refresh;

/**
 * What came of a key's fetches since it was last fetched.
 *
 * @param attempts failures, whoever's fault
 * @param own failures in a row while a list of the type was answered: the key's own
 * @param share how many keys may share its list call
 */
record Tries(int attempts, int own, int share) {
    /** Nothing has failed. */
    static final Tries NONE = new Tries(0, 0, 100);

    Tries failed(boolean byItself) {
        return new Tries(attempts + 1, byItself ? own + 1 : 0, share);
    }

    Tries sharedBy(int most) {
        return new Tries(attempts, own, most);
    }
}
