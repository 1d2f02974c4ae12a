package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** The list filters that look into documents, by name; a row of the {@link Catalogue} names those its list has. */
final class Filters {
    private static final List<String> SEARCHED =
            List.of("first_name", "last_name", "name", "title", "reference", "vat_number", "emails", "telephones");

    static final Map<String, BiPredicate<ObjectNode, JsonNode>> BY_NAME = Map.of(
            "status", (document, wanted) -> isOrHas(wanted, document.path("status")),
            "term", Filters::mentions,
            "email", (document, wanted) -> hasEmail(document.path("emails"), wanted),
            "tags", (document, wanted) -> Json.texts(document.path("tags")).containsAll(Json.texts(wanted)));

    private Filters() {}

    private static boolean isOrHas(JsonNode wanted, JsonNode value) {
        return wanted.isArray() ? Json.texts(wanted).contains(value.asText()) : wanted.equals(value);
    }

    private static boolean mentions(ObjectNode document, JsonNode term) {
        StringBuilder searched = new StringBuilder();
        for (String field : SEARCHED) {
            JsonNode value = document.path(field);
            searched.append(value.isValueNode() ? value.asText() : value.toString())
                    .append(' ');
        }
        return searched.toString()
                .toLowerCase(Locale.ROOT)
                .contains(term.asText().toLowerCase(Locale.ROOT));
    }

    private static boolean hasEmail(JsonNode emails, JsonNode wanted) {
        for (JsonNode entry : emails) {
            boolean sameType = !wanted.hasNonNull("type") || wanted.path("type").equals(entry.path("type"));
            if (sameType
                    && wanted.path("email")
                            .asText()
                            .equalsIgnoreCase(entry.path("email").asText())) {
                return true;
            }
        }
        return false;
    }
}
