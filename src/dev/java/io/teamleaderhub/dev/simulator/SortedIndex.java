package io.teamleaderhub.dev.simulator;

import io.teamleaderhub.dev.simulator.SortOrder.Ranked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** All records of a type in one order, kept sorted as they change so that any page is a slice. */
final class SortedIndex {
    private final SortOrder order;
    private final Comparator<Ranked> comparator;
    private final ArrayList<Ranked> rows;

    SortedIndex(SortOrder order, Collection<Stored> records) {
        this.order = order;
        this.comparator = order.comparator();
        this.rows = new ArrayList<>(records.size());
        records.forEach(stored -> rows.add(order.rank(stored)));
        rows.sort(comparator);
    }

    void add(Stored stored) {
        Ranked ranked = order.rank(stored);
        rows.add(-1 - Collections.binarySearch(rows, ranked, comparator), ranked);
    }

    void remove(Stored stored) {
        rows.remove(Collections.binarySearch(rows, order.rank(stored), comparator));
    }

    List<Stored> slice(long from, int size) {
        int start = (int) Math.min(from, rows.size());
        int end = (int) Math.min(from + size, rows.size());
        return rows.subList(start, end).stream().map(Ranked::stored).toList();
    }
}
