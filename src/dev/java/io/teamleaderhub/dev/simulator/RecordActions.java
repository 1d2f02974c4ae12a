package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The actions every type has: list, info, create, update, delete. */
final class RecordActions {
    private final ResourceType type;
    private final Store store;
    private final Changes changes;
    private final SimulatorSettings settings;
    private final Breaches breaches;
    private final WriteRules rules;

    RecordActions(ResourceType type, Store store, Changes changes, SimulatorSettings settings, Breaches breaches) {
        this.type = type;
        this.store = store;
        this.changes = changes;
        this.settings = settings;
        this.breaches = breaches;
        this.rules = new WriteRules(type, store);
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        if (type.reads().contains("list")) {
            actions.put(type.path() + ".list", body -> new ListQuery(type, settings, breaches, body).answer(store));
        }
        if (type.reads().contains("info")) {
            actions.put(type.path() + ".info", this::info);
        }
        if (type.writes().create() != null) {
            actions.put(type.path() + "." + type.writes().create(), this::create);
            actions.put(type.path() + ".update", this::update);
            actions.put(type.path() + ".delete", this::delete);
        }
        return actions;
    }

    /** An edit of the record that the body's id names: 204, or 404 when there is none. */
    static Answer edit(Changes changes, ResourceType type, ObjectNode body, Function<ObjectNode, Edit> edit) {
        String id = Json.text(body, "id");
        if (id == null) {
            return Answer.refusedField("id", "id must not be empty");
        }
        return changes.edit(type, id, edit.apply(body)) ? Answer.empty(204) : notFound();
    }

    private Answer info(ObjectNode body) {
        String id = Json.text(body, "id");
        if (id == null) {
            return Answer.refusedField("id", "id must not be empty");
        }
        return store.find(type, id).map(Answer::data).orElseGet(RecordActions::notFound);
    }

    private Answer create(ObjectNode body) {
        return rules.refusalOfCreate(body).orElseGet(() -> {
            String id = changes.create(type, newId -> created(newId, body), false);
            return Answer.data(201, Json.reference(type.singular(), id));
        });
    }

    private ObjectNode created(String id, ObjectNode body) {
        ObjectNode document = type.generator().blank(id);
        rules.apply(body, document);
        return document;
    }

    private Answer update(ObjectNode body) {
        Optional<Answer> refusal = rules.refusalOfUpdate(body);
        return refusal.orElseGet(() ->
                edit(changes, type, body, written -> Edit.update(type, document -> rules.apply(written, document))));
    }

    private Answer delete(ObjectNode body) {
        String id = Json.text(body, "id");
        if (id == null) {
            return Answer.refusedField("id", "id must not be empty");
        }
        return changes.delete(type, id, false) ? Answer.empty(204) : notFound();
    }

    private static Answer notFound() {
        return Answer.refused(404, "The resource could not be found.");
    }
}
