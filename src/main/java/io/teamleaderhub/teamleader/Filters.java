package io.teamleaderhub.teamleader;

import io.micronaut.json.tree.JsonNode;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a list's {@code filter} must say to show what is wanted of a type. */
final class Filters {
    private Filters() {}

    /** A new map, empty when nothing needs to be said. */
    static Map<String, JsonNode> of(EntityType type, Selection selection) {
        var filter = new LinkedHashMap<String, JsonNode>();
        if (type.expense()) {
            filter.put("source_types", strings(List.of(type.singular())));
        }
        if (!selection.status().isEmpty()) {
            filter.put("status", JsonNode.createStringNode(selection.status()));
        } else if (!type.everyStatus().isEmpty()) {
            filter.put("status", strings(type.everyStatus()));
        }
        if (selection.updatedSince() != null) {
            // Whole seconds with an offset, as the API documentation's examples have it.
            var since = selection.updatedSince().truncatedTo(ChronoUnit.SECONDS);
            filter.put(
                    "updated_since", JsonNode.createStringNode(since.toString().replace("Z", "+00:00")));
        }
        return filter;
    }

    private static JsonNode strings(Collection<String> texts) {
        return JsonNode.createArrayNode(
                texts.stream().map(JsonNode::createStringNode).toList());
    }
}
