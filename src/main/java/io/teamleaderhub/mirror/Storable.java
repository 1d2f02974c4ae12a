package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.stream.StreamSupport;

/**
 * Whether PostgreSQL's jsonb can hold a document and give it back: it takes no NUL character and no lone surrogate
 * (PostgreSQL documentation, 8.14), and writes numbers out in full, so that 1e9000 comes back as 9,001 digits, more than
 * {@link io.teamleaderhub.platform.Json} reads.
 */
final class Storable {
    private static final int MOST_DIGITS = 900;

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
        long before = Math.max(1, (long) number.precision() - number.scale());
        long after = Math.max(0, number.scale());
        return before + after <= MOST_DIGITS;
    }
}
