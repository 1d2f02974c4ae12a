package io.teamleaderhub.teamleader.budget;

import java.time.Duration;

/** What somebody who asked for a permit is told. */
public sealed interface Turn {
    /** The permit is theirs. */
    record Now(Permit permit) implements Turn {}

    /** None now; asking again before that time is no use, unless more urgent work has come. */
    record Later(Duration delay) implements Turn {}
}
