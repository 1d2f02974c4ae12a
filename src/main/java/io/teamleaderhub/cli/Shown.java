package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;

/** What commands show of the hub's answers. */
final class Shown {
    private Shown() {}

    /** A member as text; empty when it is absent or null. */
    static String text(JsonNode node, String name) {
        var member = Json.member(node, name);
        return member.isNull() ? "" : member.coerceStringValue();
    }
}
