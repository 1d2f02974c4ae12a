package io.teamleaderhub.support;

import java.util.stream.LongStream;

/** Seeds of properties: the same in every run, so that a failure's seed, which is in the test's name, repeats it. */
public final class Seeds {
    private Seeds() {}

    /** So many seeds in {@code mvn verify}, so many in the profile "faults". */
    public static LongStream of(int scaled, int full) {
        return LongStream.rangeClosed(1, Scale.of(scaled, full));
    }
}
