package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a record leaves behind in those it refers to: the records that its {@code field} names, one reference or several,
 * list it under {@code list}, or keep the latest of its timestamps there.
 *
 * @param owned whether it is gone, without an event, when the record it refers to is deleted
 */
record Link(String field, String target, String list, boolean owned) {

    /** The other end lists this one. */
    void connect(String singular, String id, ObjectNode document, ObjectNode other) {
        if (other.path(list).isArray() || !document.hasNonNull("created_at")) {
            other.withArray(list).add(Json.reference(singular, id));
        } else {
            other.set(list, document.path("created_at"));
        }
    }

    /** The other end does not list this one any more. */
    void disconnect(String id, ObjectNode other) {
        if (other.path(list) instanceof ArrayNode references) {
            ArrayNode left = Json.array();
            references.forEach(reference -> {
                if (!id.equals(reference.path("id").asText())) {
                    left.add(reference);
                }
            });
            other.set(list, left);
        }
    }

    /** The references of a document. */
    Iterable<JsonNode> references(ObjectNode document) {
        JsonNode value = document.path(field);
        return value.isArray() ? value : Json.array().add(value);
    }

    boolean names(ObjectNode document, String id) {
        for (JsonNode reference : references(document)) {
            if (id.equals(reference.path("id").asText())) {
                return true;
            }
        }
        return false;
    }
}
