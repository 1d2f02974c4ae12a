package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One version of a record, immutable, kept as the bytes its {@code .info} answers with. */
final class Stored {
    private static final byte[] HEAD = "{\"data\":".getBytes(StandardCharsets.UTF_8);

    private final String id;
    private final String status;
    private final long updatedAt;
    private final byte[] json;

    Stored(ObjectNode document) {
        this.id = document.path("id").asText();
        this.status = document.path("status").asText();
        this.updatedAt = Times.parse(document.path("updated_at").asText())
                .map(Instant::getEpochSecond)
                .orElse(Long.MIN_VALUE);
        this.json = Json.bytes(document);
    }

    String id() {
        return id;
    }

    /** Empty when it has none. */
    String status() {
        return status;
    }

    /** Whether it was last updated at or after the instant, judged in whole seconds as Teamleader keeps them. */
    boolean updatedSince(Instant since) {
        return updatedAt >= since.getEpochSecond() + (since.getNano() > 0 ? 1 : 0);
    }

    ObjectNode document() {
        return Json.document(json);
    }

    byte[] wrapped() {
        byte[] wrapped = new byte[HEAD.length + json.length + 1];
        System.arraycopy(HEAD, 0, wrapped, 0, HEAD.length);
        System.arraycopy(json, 0, wrapped, HEAD.length, json.length);
        wrapped[wrapped.length - 1] = '}';
        return wrapped;
    }
}
