package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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
                writer.accept(document, resolved(key, entry.getValue()));
            }
        });
    }

    /** The reference that an id stands for, where it may be of several types; anything else as it is. */
    private JsonNode resolved(String key, JsonNode value) {
        List<String> types = type.writes().foreign().getOrDefault(key, List.of());
        if (types.size() < 2 || !value.isTextual()) {
            return value;
        }
        return types.stream()
                .filter(singular -> store.find(Catalogue.require(singular), value.textValue())
                        .isPresent())
                .findFirst()
                .<JsonNode>map(singular -> Json.reference(singular, value.textValue()))
                .orElse(NullNode.getInstance());
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
        return isDangling(List.of(reference.path("type").asText()), reference.path("id"));
    }

    private boolean isDangling(List<String> singulars, JsonNode id) {
        return id.isTextual()
                && singulars.stream()
                        .allMatch(singular -> Catalogue.bySingular(singular)
                                .filter(target -> lacks(target, id.textValue()))
                                .isPresent());
    }

    /** Types of which there is nothing, though others refer to ids of theirs, are taken to be outside the simulation. */
    private boolean lacks(ResourceType target, String id) {
        return store.find(target, id).isEmpty() && (target.reads().ids() == null || store.size(target) > 0);
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
