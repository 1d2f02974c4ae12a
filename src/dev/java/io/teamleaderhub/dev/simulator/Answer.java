package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One HTTP answer, complete before its first byte is sent: whatever delays it cannot change what it says. */
final class Answer {
    private final int status;
    private final byte[] body;
    private final @Nullable String location;
    private final boolean cut;

    private Answer(int status, byte[] body, @Nullable String location, boolean cut) {
        this.status = status;
        this.body = body;
        this.location = location;
        this.cut = cut;
    }

    static Answer json(int status, JsonNode body) {
        return raw(status, Json.bytes(body));
    }

    static Answer data(int status, JsonNode data) {
        return json(status, Json.object().set("data", data));
    }

    static Answer data(Stored stored) {
        return wrapped(List.of(stored.json()), "{\"data\":", "}");
    }

    /** A list of rows, each as its JSON. */
    static Answer rows(List<byte[]> rows) {
        return wrapped(rows, "{\"data\":[", "]}");
    }

    /** As {@link #rows(List)}, with {@code meta} beside them. */
    static Answer rows(List<byte[]> rows, JsonNode meta) {
        return wrapped(rows, "{\"data\":[", "],\"meta\":" + meta + "}");
    }

    private static Answer wrapped(List<byte[]> documents, String head, String tail) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < documents.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(documents.get(i));
        }
        body.writeBytes(tail.getBytes(StandardCharsets.UTF_8));
        return raw(200, body.toByteArray());
    }

    static Answer empty(int status) {
        return raw(status, new byte[0]);
    }

    static Answer raw(int status, String body) {
        return raw(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer redirect(String location) {
        return new Answer(302, new byte[0], location, false);
    }

    static Answer refused(int status, String title) {
        ObjectNode error = Json.object().put("code", 0).put("title", title).put("status", status);
        return json(status, Json.object().set("errors", Json.array().add(error)));
    }

    static Answer refusedField(String field, String title) {
        ObjectNode error = Json.object().put("code", 0).put("title", title).put("status", 400);
        error.set("meta", Json.object().put("field", field));
        return json(400, Json.object().set("errors", Json.array().add(error)));
    }

    static Answer refusedGrant(int code, int status, String title, String type, String hint) {
        ObjectNode error = Json.object().put("code", code).put("title", title).put("status", status);
        error.set("meta", Json.object().put("type", type).put("hint", hint));
        return json(status, Json.object().set("errors", Json.array().add(error)));
    }

    private static Answer raw(int status, byte[] body) {
        return new Answer(status, body, null, false);
    }

    int status() {
        return status;
    }

    /** What it says, for one that says JSON. */
    ObjectNode json() {
        return Json.document(body);
    }

    /** The same answer, its connection closed half-way through the body. */
    Answer cutShort() {
        return new Answer(status, body, location, true);
    }

    void send(HttpExchange exchange) throws IOException {
        send(exchange, "application/json");
    }

    void send(HttpExchange exchange, String contentType) throws IOException {
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        if (body.length == 0 && !cut) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status == 204 ? 200 : status, cut ? body.length + 2L : body.length);
        exchange.getResponseBody().write(cut ? Arrays.copyOf(body, body.length / 2) : body);
        exchange.getResponseBody().flush();
    }
}
