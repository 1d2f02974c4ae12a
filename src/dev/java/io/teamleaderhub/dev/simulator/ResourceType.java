package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the simulator knows about one type of record: a row of the {@link Catalogue}, built with
 * {@link ResourceRow}. {@code reads} says which of {@code list} and {@code info} exist. */
record ResourceType(
        String path,
        String singular,
        @Nullable String createdAt,
        ListShape list,
        Set<String> reads,
        Set<String> filters,
        List<SortField> sorts,
        Writes writes,
        Events events,
        Generator generator) {

    /** How a list row differs from the {@code .info} document, and whether the list has pages at all. */
    record ListShape(
            Set<String> infoOnly,
            Map<String, Function<ObjectNode, JsonNode>> listOnly,
            Set<String> includes,
            boolean paged) {
        ListShape {
            infoOnly = Set.copyOf(infoOnly);
            listOnly = Map.copyOf(listOnly);
            includes = Set.copyOf(includes);
        }
    }

    /**
     * What the API accepts in writes. {@code keys} maps each body key to the way it changes the document, {@code required}
     * holds dotted keys, {@code foreign} dotted keys with the type their id must exist in, {@code changing} the document's
     * own keys that writes can alter.
     */
    record Writes(
            @Nullable String create,
            Map<String, BiConsumer<ObjectNode, JsonNode>> keys,
            List<String> required,
            Map<String, String> foreign,
            List<String> changing) {
        Writes {
            keys = Map.copyOf(keys);
            required = List.copyOf(required);
            foreign = Map.copyOf(foreign);
            changing = List.copyOf(changing);
        }
    }

    /** Event suffixes; null where Teamleader raises none. */
    record Events(
            @Nullable String created,
            @Nullable String updated,
            @Nullable String deleted) {}

    ResourceType {
        reads = Set.copyOf(reads);
        filters = Set.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /** The list row of an {@code .info} document, with the named includes. */
    ObjectNode row(ObjectNode document, Set<String> includes) {
        ObjectNode row = document.deepCopy();
        list.listOnly().forEach((key, derived) -> row.set(key, derived.apply(document)));
        row.remove(list.infoOnly());
        list.includes().stream().filter(key -> !includes.contains(key)).forEach(row::remove);
        return row;
    }
}
