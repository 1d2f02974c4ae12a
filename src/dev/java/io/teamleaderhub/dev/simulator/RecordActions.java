package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The actions every type has: list, info, create, update, delete. */
final class RecordActions {
    private static final Set<String> LEGACY = Set.of("projects", "milestones");

    private final ResourceType type;
    private final Store store;
    private final Changes changes;
    private final SimulatorSettings settings;
    private final Breaches breaches;
    private final InfoQuirks quirks;
    private final WriteRules rules;

    RecordActions(ResourceType type, Store store, Changes changes, SimulatorSettings settings, Breaches breaches) {
        this.type = type;
        this.store = store;
        this.changes = changes;
        this.settings = settings;
        this.breaches = breaches;
        this.quirks = new InfoQuirks(store, settings);
        this.rules = new WriteRules(type, store);
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        var reads = type.reads();
        var writes = type.writes();
        add(actions, reads.list(), this::list);
        add(actions, reads.info(), this::info);
        add(actions, writes.create(), this::create);
        add(actions, writes.update(), this::update);
        add(actions, writes.delete(), this::delete);
        writes.acts()
                .forEach(act -> add(actions, act.action(), body -> edit(changes, type, body, sent -> edit(act, sent))));
        return actions;
    }

    private void add(Map<String, Action> actions, @Nullable String name, Action action) {
        if (name != null) {
            boolean off = settings.has(Switch.LEGACY_PROJECTS_OFF) && LEGACY.contains(type.path());
            actions.put(type.names().api() + "." + name, off ? body -> forbidden() : action);
        }
    }

    private Edit edit(Act act, ObjectNode sent) {
        return act.edit(type, new Act.Call(sent, now()), settings.has(Switch.ACTIONS_RAISE_UPDATED));
    }

    private Answer list(ObjectNode body) {
        return new ListQuery(type, settings, breaches, body).answer(store);
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
        String key = type.names().idKey();
        String id = Json.text(body, key);
        if (id == null) {
            return Answer.refusedField(key, key + " must not be empty");
        }
        return store.find(type, id).map(stored -> found(stored, body)).orElseGet(RecordActions::notFound);
    }

    private Answer found(Stored stored, ObjectNode body) {
        List<String> includes = List.of(body.path("includes").asText().split(",", -1));
        return type.infoIsDocument() && !InfoQuirks.has(type, includes)
                ? Answer.data(stored)
                : quirks.answer(type, type.info(stored.document(), includes), includes);
    }

    private Answer create(ObjectNode body) {
        return rules.refusalOfCreate(body).orElseGet(() -> {
            String id = changes.create(type, newId -> created(newId, body), false);
            return Answer.data(201, Json.reference(type.singular(), id));
        });
    }

    private ObjectNode created(String id, ObjectNode body) {
        ObjectNode document = type.generator().blank(id);
        write(body, document);
        return document;
    }

    private void write(ObjectNode body, ObjectNode document) {
        rules.apply(body, document);
        type.stamps().mark(document, now());
    }

    private String now() {
        return Times.document(settings.time().clock().instant());
    }

    private Answer update(ObjectNode body) {
        Optional<Answer> refusal = rules.refusalOfUpdate(body);
        return refusal.orElseGet(() ->
                edit(changes, type, body, written -> Edit.update(type, document -> write(written, document))));
    }

    private Answer delete(ObjectNode body) {
        String id = Json.text(body, "id");
        if (id == null) {
            return Answer.refusedField("id", "id must not be empty");
        }
        return changes.delete(type, id, false) ? Answer.empty(204) : notFound();
    }

    private static Answer forbidden() {
        return Answer.refused(403, "The account does not have this module.");
    }

    static Answer notFound() {
        return Answer.refused(404, "The resource could not be found.");
    }
}
