package io.teamleaderhub.cli;

import static io.teamleaderhub.cli.Shown.text;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An entity's story as lines, whatever their kind in the order of time, and how much there is of each kind. */
final class Timeline {
    private final JsonNode story;
    private final List<Line> lines = new ArrayList<>();

    Timeline(JsonNode story) {
        this.story = story;
        add("events", "event", Timeline::event);
        add("fetches", "fetch", Timeline::fetch);
        add("versions", "version", Timeline::version);
        add("deadLetters", "dead", Timeline::deadLetter);
        each("deadLetters", letter -> {
            if (!text(letter, "discardedAt").isEmpty()) {
                add(text(letter, "discardedAt"), "discard", "given up: " + text(letter, "reason"));
            }
        });
    }

    private record Line(Instant at, String shown) {}

    /** The story, oldest first. */
    List<String> lines() {
        var shown = new ArrayList<>(lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(Line::shown)
                .toList());
        shown.add(totals());
        return shown;
    }

    private void add(String kind, String word, Function<JsonNode, String> shown) {
        each(kind, item -> add(text(item, "at"), word, shown.apply(item)));
    }

    private void add(String at, String word, String shown) {
        var instant = Instant.parse(at);
        lines.add(new Line(instant, "%-27s  %-7s  %s".formatted(instant, word, shown)));
    }

    private void each(String kind, Consumer<JsonNode> action) {
        Json.member(story, kind).values().forEach(action);
    }

    private static String event(JsonNode event) {
        return "%s (event %s)".formatted(text(event, "type"), text(event, "id"));
    }

    private static String fetch(JsonNode fetch) {
        var error = text(fetch, "error");
        return "by %s, %s, %s, cause %s, %s folded: %s%s"
                .formatted(
                        text(fetch, "via"),
                        text(Json.member(fetch, "cost"), "text"),
                        text(fetch, "callClass"),
                        text(fetch, "cause"),
                        text(fetch, "folded"),
                        text(fetch, "outcome"),
                        error.isEmpty() ? "" : ": " + error);
    }

    private static String version(JsonNode version) {
        var paths = StreamSupport.stream(
                        Json.member(version, "changed").values().spliterator(), false)
                .map(JsonNode::coerceStringValue)
                .collect(Collectors.joining(", "));
        return "%s, cause %s%s"
                .formatted(
                        text(version, "operation"),
                        text(version, "cause"),
                        paths.isEmpty() ? "" : ": " + Shown.line(paths));
    }

    private static String deadLetter(JsonNode letter) {
        return "%s after %s attempts: %s"
                .formatted(text(letter, "cause"), text(letter, "attempts"), text(letter, "lastError"));
    }

    private String totals() {
        var totals = Json.member(story, "totals");
        return String.format(
                Locale.ROOT,
                "%s events, %s fetches for %.2f calls, %s versions%s.",
                text(totals, "events"),
                text(totals, "fetches"),
                Json.member(totals, "calls").getDoubleValue(),
                text(totals, "versions"),
                cut(totals, "events") || cut(totals, "fetches") || cut(totals, "versions")
                        ? "; the latest are shown, --limit shows more"
                        : "");
    }

    private boolean cut(JsonNode totals, String kind) {
        return Json.member(totals, kind).getLongValue()
                > Json.member(story, kind).size();
    }
}
