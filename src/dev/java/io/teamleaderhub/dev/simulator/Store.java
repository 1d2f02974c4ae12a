package io.teamleaderhub.dev.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every live record. Its own monitor is the lock of the whole account: whoever changes records and raises their events
 * holds it over both, so that the order of events is the order of states.
 */
final class Store {
    private final Map<String, Table> tables = new HashMap<>();

    synchronized Optional<Stored> find(ResourceType type, String id) {
        return Optional.ofNullable(table(type).records.get(id));
    }

    synchronized void put(ResourceType type, Stored stored) {
        table(type).replace(stored.id(), stored);
    }

    synchronized boolean remove(ResourceType type, String id) {
        Table table = table(type);
        boolean present = table.records.containsKey(id);
        if (present) {
            table.replace(id, null);
        }
        return present;
    }

    synchronized int size(ResourceType type) {
        return table(type).records.size();
    }

    synchronized List<Stored> all(ResourceType type) {
        return List.copyOf(table(type).records.values());
    }

    synchronized List<Stored> sorted(ResourceType type, SortOrder order, long from, int size) {
        return sorted(type, order, "", from, size);
    }

    /** Those with that status only; empty for any. */
    synchronized List<Stored> sorted(ResourceType type, SortOrder order, String status, long from, int size) {
        return table(type).index(new Slice(order, status)).slice(from, size);
    }

    /** One record, chosen by the draw. */
    synchronized Optional<Stored> any(ResourceType type, Draw draw) {
        int size = size(type);
        return size == 0
                ? Optional.empty()
                : Optional.of(sorted(type, SortOrder.standard(type), draw.below(size), 1)
                        .getFirst());
    }

    private Table table(ResourceType type) {
        return tables.computeIfAbsent(type.path(), path -> new Table());
    }

    /** What an index holds, and in which order. */
    private record Slice(SortOrder order, String status) {
        private boolean has(Stored stored) {
            return status.isEmpty() || status.equals(stored.status());
        }
    }

    private static final class Table {
        private final Map<String, Stored> records = new LinkedHashMap<>();
        private final Map<Slice, SortedIndex> indexes = new HashMap<>();

        private SortedIndex index(Slice slice) {
            return indexes.computeIfAbsent(
                    slice,
                    missing -> new SortedIndex(
                            missing.order(),
                            records.values().stream().filter(missing::has).toList()));
        }

        private void replace(String id, @Nullable Stored next) {
            Stored previous = next == null ? records.remove(id) : records.put(id, next);
            indexes.forEach((slice, index) -> {
                if (previous != null && slice.has(previous)) {
                    index.remove(previous);
                }
                if (next != null && slice.has(next)) {
                    index.add(next);
                }
            });
        }
    }
}
