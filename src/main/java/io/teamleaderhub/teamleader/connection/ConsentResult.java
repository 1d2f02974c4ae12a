package io.teamleaderhub.teamleader.connection;

import java.time.Instant;

/** What became of a redirect, or of tokens that were brought along. */
public sealed interface ConsentResult {
    /**
     * The hub is connected.
     *
     * @param identity whose consent it is
     * @param tokenExpiresAt when the access token ends; it is renewed well before
     */
    record Accepted(Identity identity, Instant tokenExpiresAt) implements ConsentResult {}

    /**
     * Nothing has changed.
     *
     * @param reason why, in a few words
     * @param advice what to do, a sentence or more
     * @param linkUsed whether the consent link is used up by it
     */
    record Rejected(String reason, String advice, boolean linkUsed) implements ConsentResult {}
}
