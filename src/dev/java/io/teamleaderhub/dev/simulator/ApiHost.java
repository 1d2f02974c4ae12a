package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The API's front: finds the action, checks the token, counts the call, lets the faults have their way. */
final class ApiHost implements HttpHandler {
    private final Map<String, Action> actions = new HashMap<>();
    private final Tokens tokens;
    private final Limiter limiter;
    private final Faults faults;
    private final Breaches breaches;
    private final Counters counters;

    ApiHost(Tokens tokens, Limiter limiter, Faults faults, Breaches breaches, Counters counters) {
        this.tokens = tokens;
        this.limiter = limiter;
        this.faults = faults;
        this.breaches = breaches;
        this.counters = counters;
    }

    /** Adds actions by their full name, such as {@code projects-v2/tasks.list}. */
    void add(Map<String, Action> more) {
        actions.putAll(more);
    }

    /** Another name for an action that is there. */
    void alias(String name, String known) {
        Action action = actions.get(known);
        if (action != null) {
            actions.put(name, action);
        }
    }

    /** Puts something around an action that is there. */
    void extend(String name, UnaryOperator<Action> extension) {
        actions.computeIfPresent(name, (same, action) -> extension.apply(action));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String name = exchange.getRequestURI().getPath().substring(1);
            Action action = "POST".equals(exchange.getRequestMethod()) ? actions.get(name) : null;
            if (action == null) {
                Answer.empty(404).send(exchange);
                return;
            }
            counters.count("calls." + name);
            Answer answer = admitted(exchange, name, body, action);
            counters.count("answers." + answer.status());
            answer.send(exchange, breaches.has(Breach.TEXT_TYPE) ? "text/plain" : "application/json");
        }
    }

    private Answer admitted(HttpExchange exchange, String name, byte[] body, Action action) {
        String token = bearer(exchange);
        boolean admitted = !tokens.known(token) || limiter.admit();
        limiter.writeTo(exchange.getResponseHeaders());
        exchange.getResponseHeaders()
                .set("X-Api-Version", breaches.has(Breach.OTHER_VERSION) ? "2027-01-01" : "2023-09-26");
        if (breaches.has(Breach.EPOCH_RESET)) {
            exchange.getResponseHeaders().set("X-RateLimit-Reset", "1700000000");
        }
        if (!admitted) {
            return Answer.refused(429, "Too many requests.");
        }
        if (!tokens.valid(token)) {
            return Answer.refused(401, "The access token is missing, invalid or expired.");
        }
        return faults.serve(name, body, () -> carriedOut(action, body));
    }

    private static Answer carriedOut(Action action, byte[] body) {
        Optional<ObjectNode> object = Json.read(body);
        return object.map(action::answer).orElseGet(() -> Answer.refused(400, "The body is not a JSON object."));
    }

    private static String bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring(7) : "";
    }
}
