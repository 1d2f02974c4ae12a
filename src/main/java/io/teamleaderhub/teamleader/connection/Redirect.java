package io.teamleaderhub.teamleader.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a browser brings back from Teamleader's consent page.
 *
 * @param code the authorization code
 * @param state what the consent link carried
 * @param error what Teamleader says instead of a code
 */
public record Redirect(
        @Nullable String code,
        @Nullable String state,
        @Nullable String error) {
    /** An empty parameter is none. */
    public Redirect {
        code = code == null || code.isEmpty() ? null : code;
        state = state == null || state.isEmpty() ? null : state;
        error = error == null || error.isEmpty() ? null : error;
    }

    /**
     * Reads the query of a redirect; of a parameter that is there twice the first one counts.
     *
     * @param query what follows the question mark, as it was sent
     */
    public static Redirect ofQuery(String query) {
        var parameters = new HashMap<String, String>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return new Redirect(parameters.get("code"), parameters.get("state"), parameters.get("error"));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // not encoded as a query is: no state will match it
        }
    }

    @Override
    public String toString() {
        return "Redirect[***]";
    }
}
