package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes down one row of the {@link Catalogue}; everything left out is what the plainest Teamleader type does. */
final class ResourceRow extends ReadingRow<ResourceRow> {
    private final Map<String, BiConsumer<ObjectNode, JsonNode>> keys = new HashMap<>();
    private final List<String> required = new ArrayList<>();
    private final Map<String, List<String>> foreign = new HashMap<>();
    private final List<String> changing = new ArrayList<>();
    private final List<Act> acts = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<ResourceType.Turn> turns = new ArrayList<>();
    private final Set<String> quiet = new HashSet<>();
    private @Nullable String create;
    private @Nullable String update;
    private @Nullable String delete;
    private @Nullable String created;
    private @Nullable String updated;
    private @Nullable String deleted;

    private ResourceRow(String path, String singular) {
        super(path, singular);
    }

    @Override
    ResourceRow self() {
        return this;
    }

    static ResourceRow of(String path, String singular) {
        return new ResourceRow(path, singular);
    }

    /** Has no {@code list}, or no {@code info}, or no {@code update}, or no {@code delete}. */
    ResourceRow without(String action) {
        switch (action) {
            case "list" -> list = null;
            case "info" -> info = null;
            case "update" -> update = null;
            case "delete" -> delete = null;
            default -> throw new IllegalArgumentException(action);
        }
        return this;
    }

    ResourceRow events(@Nullable String onCreate, @Nullable String onUpdate, @Nullable String onDelete) {
        created = onCreate;
        updated = onUpdate;
        deleted = onDelete;
        return this;
    }

    /** The event for the change after which the dotted key has that text. */
    ResourceRow turn(String key, String value, String suffix) {
        turns.add(new ResourceType.Turn(key, value, false, suffix));
        return this;
    }

    /** The event for the change after which the dotted key has that text no more. */
    ResourceRow turnAway(String key, String value, String suffix) {
        turns.add(new ResourceType.Turn(key, value, true, suffix));
        return this;
    }

    /** A change of nothing but these raises no event. */
    ResourceRow quiet(String... fields) {
        quiet.addAll(List.of(fields));
        return this;
    }

    /** Can be created by this action, updated and deleted. */
    ResourceRow create(String action, String... requiredKeys) {
        create = action;
        update = "update";
        delete = "delete";
        required.addAll(List.of(requiredKeys));
        return this;
    }

    /** Is deleted by an action of another name. */
    ResourceRow deletedBy(String action) {
        delete = action;
        return this;
    }

    /** Body keys that become the document's field of the same name. */
    ResourceRow writes(String... names) {
        for (String name : names) {
            write(name, name, (document, value) -> document.set(name, value));
        }
        return this;
    }

    /** A body key that becomes the document's field of another name. */
    ResourceRow renamed(String key, String field) {
        return write(key, field, (document, value) -> document.set(field, value));
    }

    /** A body key holding an id that becomes a reference field. */
    ResourceRow reference(String key, String field, String type) {
        foreign.put(key, List.of(type));
        return write(key, field, (document, id) -> document.set(field, BodyShapes.reference(type, id)));
    }

    /** A body key holding an id of one of several types. */
    ResourceRow either(String key, String field, String... types) {
        foreign.put(key, List.of(types));
        return renamed(key, field);
    }

    /** A body key holding ids that become references. */
    ResourceRow references(String key, String field, String type) {
        return write(key, field, (document, written) -> document.set(field, BodyShapes.references(type, written)));
    }

    ResourceRow foreign(String key, String type) {
        foreign.put(key, List.of(type));
        return this;
    }

    /** A body key whose value is shaped otherwise than the document's field. */
    ResourceRow write(String key, String field, BiConsumer<ObjectNode, JsonNode> writer) {
        keys.put(key, writer);
        changing.add(field);
        return this;
    }

    ResourceRow customFields() {
        return write("custom_fields", "custom_fields", BodyShapes::customFields);
    }

    /** Something else that can be done to it, and the event that raises, null for none. */
    ResourceRow act(String action, @Nullable String event, BiConsumer<ObjectNode, Act.Call> change) {
        acts.add(new Act(action, event, change));
        return this;
    }

    /** As {@link #act}: a field gets a text. */
    ResourceRow sets(String action, @Nullable String event, String field, String value) {
        return act(action, event, (document, call) -> document.put(field, value));
    }

    /** Those that the field refers to list it. */
    ResourceRow listedBy(String field, String target, String targetList) {
        links.add(new Link(field, target, targetList, false));
        return this;
    }

    /** As {@link #listedBy}, and it goes when the one it refers to is deleted. */
    ResourceRow ownedBy(String field, String target, String targetList) {
        links.add(new Link(field, target, targetList, true));
        return this;
    }

    ResourceType shaped(String shape) {
        return shaped(shape, (document, context) -> {});
    }

    /** Documents of that shape, finished where one field depends on another. */
    ResourceType shaped(String shape, BiConsumer<ObjectNode, Generator.Context> finish) {
        return generatedBy(new ShapedGenerator(documentKey(), shape, finish));
    }

    ResourceType generatedBy(Generator generator) {
        return type(
                new ResourceType.Writes(create, update, delete, keys, required, foreign, changing, acts),
                new ResourceType.Events(created, updated, deleted, turns, quiet),
                links,
                generator);
    }
}
