package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One version of a record, immutable, kept as the bytes its {@code .info} and its lists answer with. */
final class Stored {
    private final String id;
    private final String status;
    private final long updatedAt;
    private final byte[] json;
    private volatile @Nullable Row row;

    Stored(ObjectNode document) {
        this(document, "id");
    }

    Stored(ObjectNode document, String idKey) {
        this.id = document.path(idKey).asText();
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

    /** The document's bytes; nobody changes them. */
    byte[] json() {
        return json;
    }

    /** The bytes of its list row with those includes: worked out once, as long as the same ones are asked for. */
    byte[] row(String includes, UnaryOperator<ObjectNode> toRow) {
        var known = row;
        if (known == null || !known.includes.equals(includes)) {
            known = new Row(includes, Json.bytes(toRow.apply(document())));
            row = known;
        }
        return known.json;
    }

    private static final class Row {
        private final String includes;
        private final byte[] json;

        Row(String includes, byte[] json) {
            this.includes = includes;
            this.json = json;
        }
    }
}
