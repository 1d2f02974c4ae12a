package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order of a list: fields in turn, ties broken by id. */
record SortOrder(List<SortField> fields) {
    SortOrder {
        fields = List.copyOf(fields);
    }

    /** The order asked for; entries that name no declared field are ignored, and none left means the default order. */
    static SortOrder of(ResourceType type, JsonNode sort) {
        List<SortField> fields = new ArrayList<>();
        for (JsonNode entry : sort) {
            boolean descending = "desc".equals(entry.path("order").asText());
            type.sorts().stream()
                    .filter(field -> field.name().equals(entry.path("field").asText()))
                    .forEach(field -> fields.add(new SortField(field.name(), descending, field.key())));
        }
        return fields.isEmpty() ? standard(type) : new SortOrder(fields);
    }

    static SortOrder standard(ResourceType type) {
        return new SortOrder(type.sorts().stream().limit(1).toList());
    }

    Ranked rank(Stored stored) {
        if (fields.isEmpty()) {
            return new Ranked(List.of(), stored);
        }
        ObjectNode document = stored.document();
        return new Ranked(
                fields.stream().map(field -> field.key().apply(document)).toList(), stored);
    }

    Comparator<Ranked> comparator() {
        Comparator<Ranked> order = (_, _) -> 0;
        for (int i = 0; i < fields.size(); i++) {
            int position = i;
            Comparator<Ranked> field =
                    Comparator.comparing(ranked -> ranked.keys().get(position));
            order = order.thenComparing(fields.get(i).descending() ? field.reversed() : field);
        }
        return order.thenComparing(ranked -> ranked.stored().id());
    }

    /** A record with the texts that place it. */
    record Ranked(List<String> keys, Stored stored) {}
}
