package io.teamleaderhub.dev.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.Records;
import io.teamleaderhub.teamleader.EntityType;

/** What the mirror must hold of a record: what info answers and, of the rest, what lists do; lists alone where no info is. */
final class Expected {
    private Expected() {}

    /** A new document, its id under {@code id} whatever the source calls it. */
    static ObjectNode document(String path, JsonNode record) {
        boolean detailed = EntityType.find(Records.singular(path))
                .filter(EntityType::detailed)
                .isPresent();
        ObjectNode document = record.path(detailed ? "info" : "list").deepCopy();
        record.path("list").properties().forEach(field -> document.putIfAbsent(field.getKey(), field.getValue()));
        var idKey = Records.idKey(path);
        if (!idKey.equals("id")) {
            document.set("id", document.remove(idKey));
        }
        return document;
    }
}
