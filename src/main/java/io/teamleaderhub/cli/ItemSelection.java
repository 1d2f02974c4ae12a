package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Which items of a list a command means: those that have everything named. The hub checks the values. */
interface ItemSelection {
    /** The options by the names that the hub has for them; empty ones name nothing. */
    Map<String, String> named();

    /** {@code &type=contact&cause=denied}. */
    default String query() {
        return named().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "&" + entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining());
    }

    /** A value as a query takes it. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As the hub takes it in a body. */
    default JsonNode toJson() {
        var values = new LinkedHashMap<String, JsonNode>();
        named().forEach((name, value) -> {
            if (!value.isEmpty()) {
                values.put(name, JsonNode.createStringNode(value));
            }
        });
        return JsonNode.createObjectNode(values);
    }
}
