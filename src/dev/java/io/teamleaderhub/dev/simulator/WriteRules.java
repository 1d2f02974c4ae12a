package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** What a write must obey, and how its body changes a document. */
final class WriteRules {
    private final ResourceType type;
    private final Store store;
    private final ObjectNode blank;

    WriteRules(ResourceType type, Store store) {
        this.type = type;
        this.store = store;
        this.blank = type.generator().blank("");
    }

    Optional<Answer> refusalOfCreate(ObjectNode body) {
        for (String key : type.writes().required()) {
            if (isEmpty(Json.at(body, key))) {
                return Optional.of(missing(key));
            }
        }
        return refusal(body);
    }

    Optional<Answer> refusalOfUpdate(ObjectNode body) {
        for (String key : type.writes().required()) {
            if (!key.contains(".") && body.has(key) && isEmpty(body.path(key))) {
                return Optional.of(missing(key));
            }
        }
        return refusal(body);
    }

    /** Unknown keys are ignored; a collection that is set to null is emptied. */
    void apply(ObjectNode body, ObjectNode document) {
        boolean partial =
                "partial".equals(body.path("custom_fields_update_strategy").asText());
        body.properties().forEach(entry -> {
            String key = entry.getKey();
            var writer = type.writes().keys().get(key);
            if (partial && "custom_fields".equals(key)) {
                BodyShapes.someCustomFields(document, entry.getValue());
            } else if (writer != null && entry.getValue().isNull() && blank.has(key)) {
                document.set(key, blank.path(key).deepCopy());
            } else if (writer != null) {
                writer.accept(document, entry.getValue());
            }
        });
    }

    private Optional<Answer> refusal(ObjectNode body) {
        for (Map.Entry<String, JsonNode> entry : body.properties()) {
            String key = entry.getKey();
            boolean collection =
                    type.writes().keys().containsKey(key) && blank.path(key).isArray();
            if (collection && !entry.getValue().isArray() && !entry.getValue().isNull()) {
                return Optional.of(Answer.refusedField(key, key + " must be an array"));
            }
            if (isDangling(entry.getValue()) || isDangling(entry.getValue().path("customer"))) {
                return Optional.of(Answer.refusedField(key, key + " refers to a record that does not exist"));
            }
        }
        return type.writes().foreign().entrySet().stream()
                .filter(foreign -> isDangling(foreign.getValue(), Json.at(body, foreign.getKey())))
                .findFirst()
                .map(foreign -> Answer.refusedField(
                        foreign.getKey(), foreign.getKey() + " refers to a record that does not exist"));
    }

    private boolean isDangling(JsonNode reference) {
        return isDangling(reference.path("type").asText(), reference.path("id"));
    }

    private boolean isDangling(String singular, JsonNode id) {
        return id.isTextual()
                && Catalogue.bySingular(singular)
                        .filter(target -> store.find(target, id.textValue()).isEmpty())
                        .isPresent();
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static Answer missing(String key) {
        return Answer.refusedField(key, key + " must not be empty");
    }
}
