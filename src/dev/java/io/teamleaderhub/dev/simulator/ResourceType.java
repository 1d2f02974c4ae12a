package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator knows about one type of record: a row of the {@link Catalogue}, built with {@link ResourceRow}. A
 * record's document holds what {@code .info} and {@code .list} answer, together.
 */
record ResourceType(
        Names names,
        Stamps stamps,
        Reads reads,
        ListShape list,
        Map<String, Filter> filters,
        List<SortField> sorts,
        Writes writes,
        Events events,
        List<Link> links,
        Generator generator) {

    /**
     * How the type is called: {@code path} here and in the control interface, {@code singular} in references and events,
     * {@code api} before the dot of its actions, {@code idKey} the document's key of the id.
     */
    record Names(String path, String singular, String api, String idKey) {}

    /** The keys of a document's timestamps, null where it has none, and those that mark a state it is in. */
    record Stamps(@Nullable String created, @Nullable String updated, List<Moment> moments) {
        Stamps {
            moments = List.copyOf(moments);
        }

        /** Sets the timestamps of states that began now, and clears those of states that are over. */
        void mark(ObjectNode document, String now) {
            for (Moment moment : moments) {
                boolean lasting =
                        moment.value().equals(Json.at(document, moment.key()).asText());
                if (!lasting) {
                    document.putNull(moment.field());
                } else if (!document.hasNonNull(moment.field())) {
                    document.put(moment.field(), now);
                }
            }
        }
    }

    /** The field that says since when a dotted key has had this text. */
    record Moment(String field, String key, String value) {}

    /**
     * The actions that read, null where there is none; what {@code .info} shows only when asked for; the key of the parent
     * whose id a list call must name; the ids that generated records get, instead of random ones.
     */
    record Reads(
            @Nullable String list,
            @Nullable String info,
            Set<String> infoIncludes,
            @Nullable String within,
            @Nullable Function<Integer, List<String>> ids) {
        Reads {
            infoIncludes = Set.copyOf(infoIncludes);
        }
    }

    /**
     * How a list row differs from the {@code .info} document: dotted keys that only {@code .info} has, keys that only the
     * list has, kept in the document or derived from it; the status of the rows shown when none is asked for, null for any;
     * whether the list has pages, and says how many rows match when asked to.
     */
    record ListShape(
            Set<String> infoOnly,
            Set<String> listOnly,
            Map<String, Function<ObjectNode, JsonNode>> derived,
            Set<String> includes,
            @Nullable String status,
            boolean paged,
            boolean counted) {
        ListShape {
            infoOnly = Set.copyOf(infoOnly);
            listOnly = Set.copyOf(listOnly);
            derived = Map.copyOf(derived);
            includes = Set.copyOf(includes);
        }
    }

    /**
     * What the API accepts in writes. {@code keys} maps each body key to the way it changes the document, {@code required}
     * holds dotted keys, {@code foreign} dotted keys with the types one of which their id must exist in, {@code changing}
     * the document's own keys that writes can alter, {@code acts} what else can be done to a record.
     */
    record Writes(
            @Nullable String create,
            @Nullable String update,
            @Nullable String delete,
            Map<String, BiConsumer<ObjectNode, JsonNode>> keys,
            List<String> required,
            Map<String, List<String>> foreign,
            List<String> changing,
            List<Act> acts) {
        Writes {
            keys = Map.copyOf(keys);
            required = List.copyOf(required);
            foreign = Map.copyOf(foreign);
            changing = List.copyOf(changing);
            acts = List.copyOf(acts);
        }
    }

    /**
     * Event suffixes, null where Teamleader raises none. {@code turns} are raised by the change that brings their value
     * about; a change of nothing but {@code quiet} keys raises nothing.
     */
    record Events(
            @Nullable String created,
            @Nullable String updated,
            @Nullable String deleted,
            List<Turn> turns,
            Set<String> quiet) {
        Events {
            turns = List.copyOf(turns);
            quiet = Set.copyOf(quiet);
        }

        /** The suffixes for a change of a record's own fields. */
        List<String> ofUpdate(ObjectNode before, ObjectNode after) {
            List<String> suffixes = new ArrayList<>();
            turns.stream().filter(turn -> turn.happened(before, after)).forEach(turn -> suffixes.add(turn.suffix()));
            if (updated != null && (quiet.isEmpty() || before.equals(after) || !quietly(before, after))) {
                suffixes.add(updated);
            }
            return suffixes;
        }

        private boolean quietly(ObjectNode before, ObjectNode after) {
            return before.deepCopy().without(quiet).equals(after.deepCopy().without(quiet));
        }
    }

    /** The event for the moment when the text at a dotted key becomes this value, or stops being it. */
    record Turn(String key, String value, boolean away, String suffix) {
        private boolean happened(ObjectNode before, ObjectNode after) {
            return is(before) == away && is(after) != away;
        }

        private boolean is(ObjectNode document) {
            return value.equals(Json.at(document, key).asText());
        }
    }

    ResourceType {
        filters = Map.copyOf(filters);
        sorts = List.copyOf(sorts);
        links = List.copyOf(links);
    }

    String path() {
        return names.path();
    }

    String singular() {
        return names.singular();
    }

    /** The {@code .info} answer of a document, with the named includes. */
    ObjectNode info(ObjectNode document, Collection<String> includes) {
        ObjectNode info = document.deepCopy();
        info.remove(list.listOnly());
        reads.infoIncludes().stream().filter(key -> !includes.contains(key)).forEach(info::remove);
        return info;
    }

    /** Whether the {@code .info} answer is the document as it is. */
    boolean infoIsDocument() {
        return list.listOnly().isEmpty() && reads.infoIncludes().isEmpty();
    }

    /** The list row of a document, with the named includes. */
    ObjectNode row(ObjectNode document, Collection<String> includes) {
        ObjectNode row = document.deepCopy();
        list.derived().forEach((key, value) -> row.set(key, value.apply(document)));
        list.infoOnly().forEach(key -> Json.remove(row, key));
        list.includes().stream().filter(key -> !includes.contains(key)).forEach(row::remove);
        return row;
    }
}
