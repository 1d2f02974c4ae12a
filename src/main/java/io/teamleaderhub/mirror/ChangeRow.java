package io.teamleaderhub.mirror;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.StreamSupport;

/** A row of {@code hub.entity_change}; {@code changed} is a JSON array. */
@MappedEntity(value = "entity_change", schema = "hub")
record ChangeRow(@Id long seq, Instant at, String operation, String cause, String changed) {
    Change shown() {
        try {
            var paths = StreamSupport.stream(Json.read(changed).values().spliterator(), false)
                    .map(JsonNode::getStringValue)
                    .toList();
            return new Change(at, seq, operation, cause, paths);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
