package io.teamleaderhub.dev.bench;

import java.util.List;

/** One thing that is measured; it starts what it needs beside the bench's servers and closes it again. */
interface Measurement {
    /** The name that {@code --only} takes. */
    String name();

    /**
     * Measures; blocks for as long as that takes, every wait bounded.
     *
     * @throws CheckFailedException when what was measured was not right
     * @throws Exception when it could not be measured
     */
    List<Figure> measure(Bench bench) throws Exception;
}
