package io.teamleaderhub.teamleader.connection;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.http.ErrorBody;
import java.io.IOException;
import java.util.Set;

/**
 * Tells a real error of the token endpoint from anything else that comes with status 400 or 401, such as a gateway's page.
 * Shapes: {@code errors[]} with {@code title} and {@code meta.type}, and RFC 6749's {@code error}.
 */
final class GrantError {
    private static final Set<String> OF_CLIENT =
            Set.of("invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_scope");
    private static final Set<String> OF_SERVER = Set.of("server_error", "temporarily_unavailable");

    private GrantError() {}

    /**
     * Reads the body of a 400 or 401.
     *
     * @param ofClient whether an error of the client, not of what it presented, counts as a refusal
     */
    static Grant read(int status, byte[] body, boolean ofClient) {
        JsonNode json;
        try {
            json = Json.read(body);
        } catch (IOException e) {
            return new Grant.Unavailable("status " + status + " without a readable reason");
        }
        var type = type(json);
        if (type.isEmpty() || OF_SERVER.contains(type)) {
            return new Grant.Unavailable("status " + status + ": " + ErrorBody.titles(body));
        }
        if (OF_CLIENT.contains(type) && !ofClient) {
            return new Grant.Unavailable(ErrorBody.titles(body) + "; compare HUB_TEAMLEADER_CLIENT_ID and "
                    + "HUB_TEAMLEADER_CLIENT_SECRET with the integration in the Teamleader Marketplace");
        }
        return new Grant.Refused(ErrorBody.titles(body));
    }

    /** What the error is called; empty when the body has none of the documented shapes. */
    private static String type(JsonNode json) {
        var named = Json.text(json, "error");
        if (named.isPresent()) {
            return named.get();
        }
        var errors = Json.member(json, "errors");
        if (!errors.isArray() || errors.size() == 0) {
            return "";
        }
        var first = errors.get(0);
        var title = first == null ? "" : Json.text(first, "title").orElse("");
        return first == null
                ? ""
                : Json.text(Json.member(first, "meta"), "type").orElse(title);
    }
}
