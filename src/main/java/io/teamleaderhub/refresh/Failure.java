package io.teamleaderhub.refresh;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Why a key is not current: what became of its latest fetch. */
public enum Failure {
    /** Announced, but not there yet; or missing in a list, where nothing but another list can tell. */
    ABSENT(false),
    /** The API could not be reached or failed. */
    UNAVAILABLE(false),
    /** The API forbids everything of its type. */
    SUSPENDED(false),
    /** Gone at Teamleader, one of too many at once: its deletion waits for a person. */
    WITHHELD(false),
    /** The API does not take the request. */
    INVALID(true),
    /** The API forbids it. */
    DENIED(true),
    /** The answer is not what the API promises. */
    SCHEMA(true),
    /** PostgreSQL cannot hold the document. */
    UNSTORABLE(true),
    /** The API failed at this one again and again while it answered for others. */
    EXHAUSTED(true);

    private final boolean kills;

    Failure(boolean kills) {
        this.kills = kills;
    }

    /** Those that a dead letter can have. */
    public static List<Failure> ofDeadLetters() {
        return Arrays.stream(values()).filter(failure -> failure.kills).toList();
    }

    /** The name as the database and the API have it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
