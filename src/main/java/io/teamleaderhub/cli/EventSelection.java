package io.teamleaderhub.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which rejected events a command means. */
final class EventSelection implements ItemSelection {
    @Option(names = "--id", paramLabel = "ID", description = "One of them.")
    private String id = "";

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description = "unreadable, not_by_the_door, no_id, refused or failed.")
    private String cause = "";

    @Option(names = "--search", paramLabel = "TEXT", description = "Whose reason or body contains a text.")
    private String search = "";

    @Option(names = "--after", paramLabel = "INSTANT", description = "Received then or later: 2026-01-31T08:00:00Z.")
    private String receivedAfter = "";

    @Option(names = "--before", paramLabel = "INSTANT", description = "Received before.")
    private String receivedBefore = "";

    @Override
    public Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        named.put("id", id);
        named.put("cause", cause);
        named.put("search", search);
        named.put("receivedAfter", receivedAfter);
        named.put("receivedBefore", receivedBefore);
        return named;
    }
}
