package io.teamleaderhub.refresh.deadletter;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Where a page of dead letters ended: the place of its last letter, as text that travels in a query. */
final class Cursor {
    private Cursor() {}

    static String after(DeadLetter last) {
        var text = "%s %s %s".formatted(last.failedAt(), last.type(), last.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place as the statements take it; empty stays empty.
     *
     * @throws HubException 400 for what {@link #after} did not make
     */
    static String read(String cursor) {
        if (cursor.isEmpty()) {
            return "";
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split(" ", 3);
            if (parts.length == 3 && Ids.parse(parts[2]).isPresent()) {
                return Json.write(JsonNode.createObjectNode(Map.of(
                        "failed_at", string(Instant.parse(parts[0]).toString()),
                        "type", string(parts[1]),
                        "id", string(parts[2]))));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw none();
        }
        throw none();
    }

    private static HubException none() {
        return new HubException(HttpStatus.BAD_REQUEST, "cursor is none of this list; leave it out to start anew.");
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }
}
