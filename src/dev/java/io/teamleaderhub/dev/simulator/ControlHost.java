package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;

/**
 * The levers under {@code /_sim}: what the Java API offers, for callers in another process. What a body leaves out has its
 * default.
 *
 * <pre>{@code
 * GET  counters
 * GET  dump
 * POST mutate        {"count":n,"types":["contacts",…]}
 * POST records/{type}, PATCH and DELETE records/{type}/{id}   {"fields":{…},"silent":true}; a type by path or by singular
 * POST announce      {"type":"receipt","id":id,"event":"bookkeepingSubmissionFailed"}
 * POST faults        {"on":"contacts.*","containing":text,"times":n, one of: "status":503 | "latencyMillis":n | "cut":true | "body":text}
 * POST limit         {"limit":n,"windowMillis":n}
 * POST delivery      {"dropPercent":n,"duplicatePercent":n,"reorder":true or millis,"delayMillis":n,"retries":bool}
 * POST clear-faults
 * POST tokens        {"deny":bool,"accessTokenLifeMillis":n,"invalidateAccess":true,"invalidateRefresh":true}
 * }</pre>
 */
final class ControlHost implements HttpHandler {
    private static final String RECORDS = "/_sim/records/";

    private final TeamleaderSimulator simulator;

    ControlHost(TeamleaderSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode body =
                    Json.read(exchange.getRequestBody().readAllBytes()).orElseGet(Json::object);
            String path = exchange.getRequestURI().getPath();
            String method = exchange.getRequestMethod();
            answer(method, path, body).send(exchange);
        }
    }

    private Answer answer(String method, String path, ObjectNode body) {
        try {
            return path.startsWith(RECORDS)
                    ? records(method, path.substring(RECORDS.length()), body)
                    : lever(method + " " + path.substring("/_sim/".length()), body);
        } catch (IllegalArgumentException e) {
            return Answer.refused(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer lever(String call, ObjectNode body) {
        switch (call) {
            case "GET counters" -> {
                return Answer.json(200, counters());
            }
            case "GET dump" -> {
                return Answer.json(200, simulator.records().dump());
            }
            case "POST mutate" -> mutate(body);
            case "POST announce" ->
                simulator
                        .records()
                        .announce(
                                body.path("type").asText(),
                                body.path("id").asText(),
                                body.path("event").asText());
            case "POST limit" -> simulator.limiter().setLimit(body.path("limit").asInt(), millis(body, "windowMillis"));
            case "POST faults" -> fault(body);
            case "POST clear-faults" -> {
                simulator.faults().clear();
                simulator.deliveries().setFaults(DeliveryFaults.NONE);
            }
            case "POST delivery" -> simulator.deliveries().setFaults(deliveryFaults(body));
            case "POST tokens" -> tokens(body);
            default -> {
                return Answer.empty(404);
            }
        }
        return Answer.empty(204);
    }

    private void mutate(ObjectNode body) {
        int count = body.path("count").asInt(1);
        if (body.path("types").isArray()) {
            simulator.mutator().mutate(count, Json.texts(body.path("types")));
        } else {
            simulator.mutator().mutate(count);
        }
    }

    /** {@code POST {path}} creates, {@code PATCH {path}/{id}} updates, {@code DELETE {path}/{id}} deletes. */
    private Answer records(String method, String target, ObjectNode body) {
        boolean silent = body.path("silent").asBoolean();
        ObjectNode fields = body.withObject("fields");
        Records records = simulator.records();
        if ("POST".equals(method)) {
            String id = silent ? records.addSilently(target, fields) : records.add(target, fields);
            return Answer.json(201, Json.object().put("id", id));
        }
        int slash = target.lastIndexOf('/');
        String path = target.substring(0, Math.max(0, slash));
        String id = target.substring(slash + 1);
        boolean found = switch (method) {
            case "PATCH" -> silent ? records.updateSilently(path, id, fields) : records.update(path, id, fields);
            case "DELETE" -> silent ? records.deleteSilently(path, id) : records.delete(path, id);
            default -> throw new IllegalArgumentException("POST, PATCH or DELETE");
        };
        return Answer.empty(found ? 204 : 404);
    }

    private void fault(ObjectNode body) {
        Faults.Plan plan = simulator
                .faults()
                .on(body.path("on").asText("*"))
                .containing(body.path("containing").asText())
                .times(body.path("times").asInt(Integer.MAX_VALUE));
        if (body.has("status")) {
            plan.status(body.path("status").asInt());
        } else if (body.has("latencyMillis")) {
            plan.latency(millis(body, "latencyMillis"));
        } else if (body.path("cut").asBoolean()) {
            plan.cut();
        } else if (body.has("body")) {
            plan.body(body.path("body").asText());
        } else {
            throw new IllegalArgumentException("One of status, latencyMillis, cut, body");
        }
    }

    private DeliveryFaults deliveryFaults(ObjectNode body) {
        JsonNode reorder = body.path("reorder");
        return new DeliveryFaults(
                body.path("dropPercent").asInt(),
                body.path("duplicatePercent").asInt(),
                Duration.ofMillis(reorder.isBoolean() ? (reorder.asBoolean() ? 500 : 0) : reorder.asLong()),
                millis(body, "delayMillis"),
                body.path("retries").asBoolean(true));
    }

    private void tokens(ObjectNode body) {
        Tokens tokens = simulator.tokens();
        if (body.has("deny")) {
            tokens.denyAuthorization(body.path("deny").asBoolean());
        }
        if (body.has("accessTokenLifeMillis")) {
            tokens.setAccessTokenLife(millis(body, "accessTokenLifeMillis"));
        }
        if (body.path("invalidateAccess").asBoolean()) {
            tokens.invalidateAccessTokens();
        }
        if (body.path("invalidateRefresh").asBoolean()) {
            tokens.invalidateRefreshTokens();
        }
    }

    private ObjectNode counters() {
        ObjectNode counters = Json.object();
        simulator.counters().all().forEach(counters::put);
        return counters.put("limiter.maxInWindow", simulator.limiter().maxInWindow())
                .put("limiter.rejected", simulator.limiter().rejected())
                .put("tokens.reuses", simulator.tokens().reuses())
                .put("deliveries.pending", simulator.deliveries().pending());
    }

    private static Duration millis(ObjectNode body, String key) {
        return Duration.ofMillis(body.path(key).asLong());
    }
}
