package io.teamleaderhub.teamleader;

import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of a type's entities a list is asked for.
 *
 * @param status one of {@link EntityType#statuses}; empty for a list that shows every status
 * @param updatedSince those changed at or after that instant, by the API's clock; null for all
 */
public record Selection(String status, @Nullable Instant updatedSince) {
    /** Everything that the list shows without being asked for more. */
    public static final Selection ALL = new Selection("", null);

    Map<String, JsonNode> filter() {
        var filter = new LinkedHashMap<String, JsonNode>();
        if (!status.isEmpty()) {
            filter.put("status", JsonNode.createStringNode(status));
        }
        if (updatedSince != null) {
            // Whole seconds with an offset, as the API documentation's examples have it.
            var text = updatedSince.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
            filter.put("updated_since", JsonNode.createStringNode(text));
        }
        return filter;
    }
}
