package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;

/**
 * Whether PostgreSQL's jsonb can hold a document: it takes no NUL character, no lone surrogate, and no number beyond
 * numeric's 131,072 digits before and 16,383 after the point. Source: PostgreSQL documentation, 8.14.1 and 8.1.2.
 */
final class Storable {
    private Storable() {}

    static boolean check(JsonNode node) {
        if (node.isObject()) {
            return StreamSupport.stream(node.entries().spliterator(), false)
                    .allMatch(entry -> text(entry.getKey()) && check(entry.getValue()));
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.values().spliterator(), false).allMatch(Storable::check);
        }
        if (node.isString()) {
            return text(node.getStringValue());
        }
        return !node.isNumber() || number(node.getBigDecimalValue());
    }

    private static boolean text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean number(BigDecimal number) {
        long digitsBefore = (long) number.precision() - number.scale();
        return digitsBefore <= 131_072 && number.scale() <= 16_383;
    }
}
