package io.teamleaderhub.teamleader.http;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the API's error bodies for people; nothing branches on them. Shapes: {@code errors[].title} with {@code key} and
 * {@code meta.field}, {@code type} and {@code hint}, {@code error} with {@code error_description}, empty, or HTML.
 */
public final class ErrorBody {
    private static final int LONGEST = 300;
    private static final List<String> META = List.of("field", "type", "hint");

    private ErrorBody() {}

    /** What the body says, in one line of bounded length. */
    public static String titles(byte[] body) {
        try {
            var text = OneLine.of(String.join("; ", parts(Json.read(body))), LONGEST);
            return text.isBlank() ? "no reason given" : text;
        } catch (IOException e) {
            return "no readable reason given";
        }
    }

    private static List<String> parts(JsonNode body) {
        var parts = new ArrayList<String>();
        Json.text(body, "error").ifPresent(parts::add);
        Json.text(body, "error_description").ifPresent(parts::add);
        var errors = Json.member(body, "errors");
        if (errors.isArray()) {
            errors.values().forEach(error -> {
                var meta = Json.member(error, "meta");
                Json.text(error, "title").ifPresent(parts::add);
                Json.text(error, "key").ifPresent(parts::add);
                for (String name : META) {
                    Json.text(meta, name).ifPresent(parts::add);
                }
            });
        }
        return parts;
    }
}
