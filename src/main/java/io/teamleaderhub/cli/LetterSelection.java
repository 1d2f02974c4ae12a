package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which dead letters a command means: those that have everything named. The hub checks the values. */
final class LetterSelection {
    @Option(names = "--type", paramLabel = "TYPE", description = "Of an entity type, such as contact.")
    private String type = "";

    @Option(names = "--id", paramLabel = "ID", description = "Of one entity.")
    private String id = "";

    @Option(names = "--cause", paramLabel = "CAUSE", description = "invalid, denied, schema, unstorable or exhausted.")
    private String cause = "";

    @Option(names = "--search", paramLabel = "TEXT", description = "Whose error contains a text.")
    private String search = "";

    @Option(names = "--after", paramLabel = "INSTANT", description = "Failed then or later: 2026-01-31T08:00:00Z.")
    private String failedAfter = "";

    @Option(names = "--before", paramLabel = "INSTANT", description = "Failed before.")
    private String failedBefore = "";

    private Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        named.put("type", type);
        named.put("id", id);
        named.put("cause", cause);
        named.put("search", search);
        named.put("failedAfter", failedAfter);
        named.put("failedBefore", failedBefore);
        named.values().removeIf(String::isEmpty);
        return named;
    }

    /** {@code &type=contact&cause=denied}. */
    String query() {
        return named().entrySet().stream()
                .map(entry -> "&" + entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    JsonNode toJson() {
        var values = new LinkedHashMap<String, JsonNode>();
        named().forEach((name, value) -> values.put(name, JsonNode.createStringNode(value)));
        return JsonNode.createObjectNode(values);
    }
}
