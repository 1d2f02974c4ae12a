package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** A field that a list can be sorted by, and the text that orders its values. */
record SortField(String name, boolean descending, Function<ObjectNode, String> key) {
    static SortField text(String name, String... fields) {
        return new SortField(name, false, document -> joined(document, fields));
    }

    static SortField time(String name) {
        return new SortField(
                name,
                false,
                document -> Times.parse(document.path(name).asText())
                        .map(Instant::toString)
                        .orElse(""));
    }

    /** Sorts the non-negative amount of a Money field. */
    static SortField amount(String name) {
        return new SortField(name, false, document -> padded(document.path(name).path("amount")));
    }

    /** Sorts a non-negative number. */
    static SortField number(String name) {
        return new SortField(name, false, document -> padded(document.path(name)));
    }

    /** The same under the name that calls know it by. */
    SortField called(String newName) {
        return new SortField(newName, descending, key);
    }

    SortField descendingByDefault() {
        return new SortField(name, true, key);
    }

    private static String joined(ObjectNode document, String... fields) {
        StringBuilder joined = new StringBuilder();
        for (String field : fields) {
            joined.append(document.path(field).asText()).append(' ');
        }
        return joined.toString().toLowerCase(Locale.ROOT);
    }

    private static String padded(JsonNode number) {
        BigDecimal value = number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
        String digits = value.setScale(4, RoundingMode.HALF_UP).toPlainString();
        return "0".repeat(Math.max(0, 24 - digits.length())) + digits;
    }
}
