package io.teamleaderhub.teamleader.connection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token in memory.
 *
 * @param generation of the stored pair it comes from, or that it was derived from while its own pair is not stored yet
 * @param renewAt three quarters of its life
 */
record Session(long generation, String accessToken, Instant obtainedAt, Instant renewAt, Instant expiresAt) {
    static Session of(long generation, String token, Instant obtainedAt, Instant expiresAt) {
        var threeQuarters =
                Duration.between(obtainedAt, expiresAt).multipliedBy(3).dividedBy(4);
        return new Session(generation, token, obtainedAt, obtainedAt.plus(threeQuarters), expiresAt);
    }

    /** Whether it needs no renewal yet. */
    boolean fresh(Instant now) {
        return now.isBefore(renewAt);
    }

    /** Whether the API takes it still. */
    boolean valid(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Whether both are the same token, refused or not. */
    static boolean same(@Nullable Session one, @Nullable Session other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.generation == other.generation && one.obtainedAt.equals(other.obtainedAt);
    }

    /** The same after the API refused it. */
    Session refused() {
        return new Session(generation, "", obtainedAt, Instant.MIN, Instant.MIN);
    }

    @Override
    public String toString() {
        return "Session[generation=" + generation + "]";
    }
}
