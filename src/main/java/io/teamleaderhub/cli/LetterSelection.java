package io.teamleaderhub.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which dead letters a command means. */
final class LetterSelection implements ItemSelection {
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

    @Override
    public Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        named.put("type", type);
        named.put("id", id);
        named.put("cause", cause);
        named.put("search", search);
        named.put("failedAfter", failedAfter);
        named.put("failedBefore", failedBefore);
        return named;
    }
}
