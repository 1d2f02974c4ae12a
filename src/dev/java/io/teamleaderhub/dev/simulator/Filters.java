package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list filters that look into documents; a row of the {@link Catalogue} writes down those its list has. {@code term},
 * {@code email}, {@code status} and some others are known by name; {@code name=field}, {@code name>=field} and the like
 * compare with a dotted field, any item of it where it leads through arrays.
 */
final class Filters {
    private static final List<String> SEARCHED = List.of(
            "first_name",
            "last_name",
            "name",
            "title",
            "subject",
            "reference",
            "vat_number",
            "document_number",
            "emails",
            "email",
            "telephones");
    private static final Pattern WRITTEN = Pattern.compile("(\\w+)(=|>=|<=|>|<)([\\w.]+)");

    private static final Map<String, Filter> BY_NAME = Map.of(
            "document_date", (document, wanted) -> isWithin(document.path("document_date"), wanted),
            "paid_at", (document, wanted) -> isWithin(document.path("paid_at"), wanted),
            "payment_statuses", (document, wanted) -> Json.texts(wanted).contains(paid(document)),
            "exclude", (document, wanted) -> !isOrHas(wanted.path("status_ids"), Json.at(document, "status.id")),
            "status", (document, wanted) -> isOrHas(wanted, document.path("status")),
            "term", Filters::mentions,
            "email", (document, wanted) -> hasEmail(document.path("emails"), wanted),
            "tags", (document, wanted) -> Json.texts(document.path("tags")).containsAll(Json.texts(wanted)));

    /** What the list itself sees to: {@code ids} and {@code updated_since}. */
    private static final Filter ELSEWHERE = (_, _) -> true;

    private Filters() {}

    /** The filter's name, and what it does. */
    static Map.Entry<String, Filter> read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Map.entry(written, BY_NAME.getOrDefault(written, ELSEWHERE));
        }
        List<String> keys = List.of(parts.group(3).split("\\.", -1));
        String operator = parts.group(2);
        return Map.entry(
                parts.group(1),
                (document, wanted) -> nodes(document, keys).stream().anyMatch(node -> compare(node, operator, wanted)));
    }

    private static List<JsonNode> nodes(JsonNode node, List<String> keys) {
        if (node.isArray()) {
            return node.valueStream()
                    .flatMap(item -> nodes(item, keys).stream())
                    .toList();
        }
        return keys.isEmpty() ? List.of(node) : nodes(node.path(keys.getFirst()), keys.subList(1, keys.size()));
    }

    private static boolean compare(JsonNode node, String operator, JsonNode wanted) {
        if (operator.equals("=")) {
            return wanted.isArray()
                    ? wanted.valueStream().anyMatch(item -> compare(node, operator, item))
                    : node.equals(wanted)
                            || (node.isValueNode() && node.asText().equals(wanted.asText()));
        }
        int order = comparable(node.asText()).compareTo(comparable(wanted.asText()));
        boolean equalToo = operator.endsWith("=") && order == 0;
        return !node.isNull() && (equalToo || (operator.startsWith(">") ? order > 0 : order < 0));
    }

    private static String comparable(String text) {
        return Times.parse(text).map(Times::document).orElse(text);
    }

    private static boolean isWithin(JsonNode value, JsonNode wanted) {
        String day = value.asText().replaceFirst("T.*", "");
        String limit = wanted.path("value").asText();
        boolean filled = !value.isNull();
        return switch (wanted.path("operator").asText()) {
            case "is_empty" -> !filled;
            case "equals" -> filled && day.equals(limit);
            case "before" -> filled && day.compareTo(limit) < 0;
            case "after" -> filled && day.compareTo(limit) > 0;
            case "between" ->
                filled
                        && day.compareTo(wanted.path("start").asText()) >= 0
                        && day.compareTo(wanted.path("end").asText()) <= 0;
            default -> true;
        };
    }

    private static String paid(ObjectNode document) {
        return document.path("payment_status").asText().equals("paid") ? "paid" : "unpaid";
    }

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
