package io.teamleaderhub.refresh;

import java.time.Duration;

/** What becomes of a claimed key. */
sealed interface Settlement {
    /** Whether the marks of its claim are answered by it: what was asked for came. */
    default boolean answers() {
        return this instanceof Cleared || this instanceof Rest;
    }

    /** Its need is met. */
    record Cleared() implements Settlement {}

    /** One of the two truths is written; the other follows after that time, when nobody more urgent is waiting. */
    record Rest(Need need, Duration pause) implements Settlement {}

    /** Only info can tell; as urgent as before. */
    record DetailNow() implements Settlement {}

    /** The list call failed, perhaps because of one key: at once again, with that many sharing a call at the most. */
    record Split(int share) implements Settlement {}

    /** Not tried: back in line after that time. */
    record Postponed(Duration pause) implements Settlement {}

    /**
     * Tried and failed: again after that time.
     *
     * @param own whether a list of the type was answered at the same time, so that the failure is the key's own
     */
    record Retry(Duration pause, Failure failure, String error, boolean own) implements Settlement {}

    /** Repeating cannot help: a dead letter. */
    record Dead(Failure failure, String error) implements Settlement {}

    /** Put aside until somebody else ends that: its type is suspended, or a person must approve its deletion. */
    record Parked(Failure failure, String why) implements Settlement {}
}
