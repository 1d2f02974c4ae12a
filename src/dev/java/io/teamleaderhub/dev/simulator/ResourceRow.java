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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down one row of the {@link Catalogue}; everything left out is what the plainest Teamleader type does. */
final class ResourceRow {
    private final String path;
    private final String singular;
    private final Set<String> infoOnly = new HashSet<>();
    private final Map<String, Function<ObjectNode, JsonNode>> listOnly = new HashMap<>();
    private final Set<String> includes = new HashSet<>();
    private final Set<String> reads = new HashSet<>(Set.of("list", "info"));
    private final Set<String> filters = new HashSet<>();
    private final List<SortField> sorts = new ArrayList<>();
    private final Map<String, BiConsumer<ObjectNode, JsonNode>> keys = new HashMap<>();
    private final List<String> required = new ArrayList<>();
    private final Map<String, String> foreign = new HashMap<>();
    private final List<String> changing = new ArrayList<>();
    private ResourceType.Events events = new ResourceType.Events(null, null, null);
    private @Nullable String create;
    private @Nullable String createdAt;
    private boolean paged = true;

    private ResourceRow(String path, String singular) {
        this.path = path;
        this.singular = singular;
    }

    static ResourceRow of(String path, String singular) {
        return new ResourceRow(path, singular);
    }

    ResourceRow createdAt(String key) {
        createdAt = key;
        return this;
    }

    ResourceRow infoOnly(String... fields) {
        infoOnly.addAll(List.of(fields));
        return this;
    }

    ResourceRow listOnly(String key, Function<ObjectNode, JsonNode> derived) {
        listOnly.put(key, derived);
        return this;
    }

    ResourceRow includes(String... fields) {
        includes.addAll(List.of(fields));
        return this;
    }

    /** Names of {@link Filters}; a filter not named here is ignored, as Teamleader ignores it. */
    ResourceRow filters(String... names) {
        filters.addAll(List.of(names));
        return this;
    }

    /** The fields a list can be sorted by, the default one first. */
    ResourceRow sorts(SortField... fields) {
        sorts.addAll(List.of(fields));
        return this;
    }

    /** Has no {@code list}, or no {@code info}. */
    ResourceRow without(String action) {
        reads.remove(action);
        return this;
    }

    /** Always the whole list, whatever {@code page} says. */
    ResourceRow unpaged() {
        paged = false;
        return this;
    }

    ResourceRow events(@Nullable String created, @Nullable String updated, @Nullable String deleted) {
        events = new ResourceType.Events(created, updated, deleted);
        return this;
    }

    ResourceRow create(String action, String... requiredKeys) {
        create = action;
        required.addAll(List.of(requiredKeys));
        return this;
    }

    /** Body keys that become the document's field of the same name. */
    ResourceRow writes(String... names) {
        for (String name : names) {
            write(name, name, (document, value) -> document.set(name, value));
        }
        return this;
    }

    /** A body key holding an id that becomes a reference field. */
    ResourceRow reference(String key, String field, String type) {
        foreign.put(key, type);
        return write(key, field, (document, id) -> document.set(field, BodyShapes.reference(type, id)));
    }

    ResourceRow foreign(String key, String type) {
        foreign.put(key, type);
        return this;
    }

    /** A body key whose value is shaped otherwise than the document's field. */
    ResourceRow write(String key, String field, BiConsumer<ObjectNode, JsonNode> writer) {
        keys.put(key, writer);
        changing.add(field);
        return this;
    }

    ResourceType generatedBy(Generator generator) {
        return new ResourceType(
                path,
                singular,
                createdAt,
                new ResourceType.ListShape(infoOnly, listOnly, includes, paged),
                reads,
                filters,
                sorts,
                new ResourceType.Writes(create, keys, required, foreign, changing),
                events,
                generator);
    }
}
