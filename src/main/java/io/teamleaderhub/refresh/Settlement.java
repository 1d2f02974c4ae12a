package io.teamleaderhub.refresh;

import java.time.Duration;

/** What becomes of a claimed key. */
sealed interface Settlement {
    /** Its need is met. */
    record Cleared() implements Settlement {}

    /** One of the two truths is written; the other follows after that time, when nobody more urgent is waiting. */
    record Rest(Need need, Duration pause) implements Settlement {}

    /** Only info can tell; as urgent as before. */
    record DetailNow() implements Settlement {}

    /** Not tried: back in line after that time. */
    record Postponed(Duration pause) implements Settlement {}

    /** Tried and failed: again after that time. */
    record Retry(Duration pause, Failure failure, String error) implements Settlement {}

    /** Repeating cannot help: a dead letter. */
    record Dead(Failure failure, String error) implements Settlement {}

    /** Its type is suspended: put aside until that ends. */
    record Parked(String why) implements Settlement {}

    /** Why a fetch failed. */
    enum Failure {
        /** Announced, but not there yet. */
        ABSENT,
        /** The API could not be reached or failed. */
        UNAVAILABLE,
        /** The API forbids it. */
        DENIED,
        /** The API forbids everything of its type. */
        SUSPENDED,
        /** The API does not take the request. */
        INVALID,
        /** The answer is not what the API promises. */
        SCHEMA,
        /** PostgreSQL cannot hold the document. */
        UNSTORABLE
    }
}
