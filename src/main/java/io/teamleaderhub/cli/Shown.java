package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import java.util.regex.Pattern;

/** What commands show of the hub's answers. */
final class Shown {
    /** In a JSON document they stand in strings only. */
    private static final Pattern CONTROL = Pattern.compile("[\\x7f-\\x9f]");

    private Shown() {}

    /** A member as one line, fit for a terminal; empty when it is absent or null. */
    static String text(JsonNode node, String name) {
        return text(node, name, Integer.MAX_VALUE);
    }

    /** As {@link #text(JsonNode, String)}, so many characters at the most. */
    static String text(JsonNode node, String name, int longest) {
        var member = Json.member(node, name);
        return member.isNull() ? "" : OneLine.of(member.coerceStringValue(), longest);
    }

    /** Text as one line, fit for a terminal. */
    static String line(String text) {
        return OneLine.of(text, Integer.MAX_VALUE);
    }

    /** A document as JSON that is fit for a terminal too: what JSON leaves of control characters is escaped as well. */
    static String json(JsonNode node) {
        return CONTROL.matcher(Json.write(node))
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }
}
