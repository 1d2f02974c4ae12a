package io.teamleaderhub.teamleader.connection;

import java.time.Duration;

/** What the token endpoint came to. */
sealed interface Grant {
    /** A new pair of tokens; the refresh token used for it is dead from now on. */
    record Tokens(String accessToken, String refreshToken, Duration life) implements Grant {
        @Override
        public String toString() {
            return "Tokens[***]";
        }
    }

    /** The code or refresh token is not accepted: repeating cannot help. */
    record Refused(String reason) implements Grant {}

    /** No answer, a server error or an unreadable one: nothing is known, and repeating may help. */
    record Unavailable(String reason) implements Grant {}
}
