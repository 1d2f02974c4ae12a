package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;

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
            for (var entry : node.entries()) {
                if (!text(entry.getKey()) || !check(entry.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (node.isArray()) {
            for (JsonNode item : node.values()) {
                if (!check(item)) {
                    return false;
                }
            }
            return true;
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
