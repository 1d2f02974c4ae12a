package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The half of a {@link ResourceRow} that says how a type is called and read. */
abstract class ReadingRow<R extends ReadingRow<R>> {
    private final String path;
    private final String singular;
    private final Set<String> infoOnly = new HashSet<>();
    private final Set<String> listOnly = new HashSet<>();
    private final Map<String, Function<ObjectNode, JsonNode>> derived = new HashMap<>();
    private final Set<String> includes = new HashSet<>();
    private final Set<String> infoIncludes = new HashSet<>();
    private final Map<String, Filter> filters = new HashMap<>();
    private final List<SortField> sorts = new ArrayList<>();
    private final List<ResourceType.Moment> moments = new ArrayList<>();
    private String api;
    private String idKey = "id";

    @Nullable
    String list = "list";

    @Nullable
    String info = "info";

    private @Nullable String within;
    private @Nullable Function<Integer, List<String>> ids;
    private @Nullable String createdAt;
    private @Nullable String updatedAt;
    private @Nullable String status;
    private boolean paged = true;
    private boolean counted;

    ReadingRow(String path, String singular) {
        this.path = path;
        this.singular = singular;
        this.api = path;
    }

    abstract R self();

    final String documentKey() {
        return idKey;
    }

    /** Its actions are another resource's; a list call names the record of the {@code within} field that it is about. */
    R partOf(String resource, String listAction, String infoAction, String withinField) {
        api = resource;
        list = listAction;
        info = infoAction;
        within = withinField;
        return self();
    }

    R idKey(String key) {
        idKey = key;
        return self();
    }

    /** Generated records have the ids that {@link Known} has, so that others can refer to them. */
    R known() {
        return ids(count -> Known.ids(singular, count));
    }

    R ids(Function<Integer, List<String>> newIds) {
        ids = newIds;
        return self();
    }

    R createdAt(String key) {
        createdAt = key;
        return self();
    }

    R updatedAt() {
        updatedAt = "updated_at";
        return self();
    }

    /** The field says since when the dotted key has had that text. */
    R moment(String field, String key, String value) {
        moments.add(new ResourceType.Moment(field, key, value));
        return self();
    }

    /** Dotted keys that list rows do not have. */
    R infoOnly(String... fields) {
        infoOnly.addAll(List.of(fields));
        return self();
    }

    /** Keys that {@code .info} does not have. */
    R listOnly(String... fields) {
        listOnly.addAll(List.of(fields));
        return self();
    }

    /** Keys that no answer has: what the simulator keeps for filters. */
    R hidden(String... fields) {
        return infoOnly(fields).listOnly(fields);
    }

    R derived(String key, Function<ObjectNode, JsonNode> value) {
        derived.put(key, value);
        return self();
    }

    /** Keys that list rows have only when asked for. */
    R includes(String... fields) {
        includes.addAll(List.of(fields));
        return self();
    }

    /** Keys that {@code .info} has only when asked for. */
    R infoIncludes(String... fields) {
        infoIncludes.addAll(List.of(fields));
        return self();
    }

    /** As {@link Filters} reads them; a filter not written here is ignored, as Teamleader ignores it. */
    R filters(String... written) {
        for (String filter : written) {
            Map.Entry<String, Filter> read = Filters.read(filter);
            filters.put(read.getKey(), read.getValue());
        }
        return self();
    }

    /** The fields a list can be sorted by, the default one first. */
    R sorts(SortField... fields) {
        sorts.addAll(List.of(fields));
        return self();
    }

    /** Always the whole list, whatever {@code page} says. */
    R unpaged() {
        paged = false;
        return self();
    }

    /** The list shows those with this status unless another is asked for. */
    R shows(String usualStatus) {
        status = usualStatus;
        return self();
    }

    /** Says with {@code includes=pagination} how many match. */
    R counted() {
        counted = true;
        return self();
    }

    /** The type, with what the other half says. */
    final ResourceType type(
            ResourceType.Writes writes, ResourceType.Events events, List<Link> links, Generator generator) {
        return new ResourceType(
                new ResourceType.Names(path, singular, api, idKey),
                new ResourceType.Stamps(createdAt, updatedAt, moments),
                new ResourceType.Reads(list, info, infoIncludes, within, ids),
                new ResourceType.ListShape(infoOnly, listOnly, derived, includes, status, paged, counted),
                filters,
                sorts,
                writes,
                events,
                links,
                generator);
    }
}
