package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The two pages of the OAuth host; the user behind the first one approves at once. */
final class OAuthHost implements HttpHandler {
    private final SimulatorSettings.OAuth settings;
    private final Tokens tokens;
    private final Faults faults;
    private final Counters counters;

    OAuthHost(SimulatorSettings.OAuth settings, Tokens tokens, Faults faults, Counters counters) {
        this.settings = settings;
        this.tokens = tokens;
        this.faults = faults;
        this.counters = counters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String call = exchange.getRequestMethod() + exchange.getRequestURI().getPath();
            Answer answer = switch (call) {
                case "GET/oauth2/authorize" ->
                    authorize(form(exchange.getRequestURI().getRawQuery()));
                case "POST/oauth2/access_token" ->
                    faults.serve("oauth2/access_token", body, () -> exchange(parameters(exchange, body)));
                default -> Answer.empty(404);
            };
            answer.send(exchange);
        }
    }

    private Answer authorize(Map<String, String> query) {
        String redirect = query.getOrDefault("redirect_uri", "");
        if (!settings.redirectUris().contains(redirect)) {
            return Answer.refusedField("redirect_uri", "The redirect URI is not one of the integration's.");
        }
        if (!settings.clientId().equals(query.get("client_id")) || !"code".equals(query.get("response_type"))) {
            return Answer.refused(400, "The request names another client or another response type than code.");
        }
        String result = tokens.denying() ? "error=access_denied" : "code=" + tokens.code();
        String state = query.get("state");
        String joint = redirect.contains("?") ? "&" : "?";
        return Answer.redirect(redirect
                + joint
                + result
                + (state == null ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8)));
    }

    private Answer exchange(Map<String, String> form) {
        String grant = form.getOrDefault("grant_type", "");
        counters.count("tokens." + grant);
        if (!tokens.isClient(form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""))) {
            return Answer.refusedGrant(
                    4, 401, "Client authentication failed", "invalid_client", "Check the client credentials");
        }
        return switch (grant) {
            case "authorization_code" ->
                settings.redirectUris().contains(form.getOrDefault("redirect_uri", ""))
                        ? tokens.redeem(form.getOrDefault("code", ""))
                        : Answer.refusedField("redirect_uri", "The redirect URI is not one of the integration's.");
            case "refresh_token" -> tokens.refresh(form.getOrDefault("refresh_token", ""));
            default ->
                Answer.refusedGrant(
                        2,
                        400,
                        "The authorization grant type is not supported by the authorization server.",
                        "unsupported_grant_type",
                        "Check that all required parameters have been provided");
        };
    }

    private static Map<String, String> parameters(HttpExchange exchange, byte[] body) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.startsWith("application/json")) {
            return form(new String(body, StandardCharsets.UTF_8));
        }
        ObjectNode object = Json.read(body).orElseGet(Json::object);
        Map<String, String> parameters = new HashMap<>();
        object.properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
        return parameters;
    }

    private static Map<String, String> form(@Nullable String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : (encoded == null ? "" : encoded).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
