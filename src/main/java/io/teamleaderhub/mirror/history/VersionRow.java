package io.teamleaderhub.mirror.history;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A row of {@code hub.entity_change}; {@code changed} is a JSON array, {@code before} a document. */
@Introspected
record VersionRow(
        long seq,
        Instant at,
        String operation,
        String cause,
        String changed,
        @Nullable String before) {
    Version shown() {
        return new Version(seq, at, operation, cause, texts(changed), before == null ? null : DocumentRow.json(before));
    }

    /** The strings of a JSON array. */
    static List<String> texts(String array) {
        return StreamSupport.stream(DocumentRow.json(array).values().spliterator(), false)
                .map(JsonNode::getStringValue)
                .toList();
    }
}
