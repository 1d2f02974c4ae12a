package io.teamleaderhub.refresh.deadletter;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.refresh.Failure;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that have everything named.
 *
 * @param type entity type, such as contact
 * @param id entity id
 * @param cause invalid, denied, schema, unstorable or exhausted
 * @param search text that the first or latest error contains, whatever its case
 * @param failedAfter ISO 8601 instant: failed then or later
 * @param failedBefore ISO 8601 instant: failed before
 */
@Serdeable
public record Selection(
        @Nullable String type,
        @Nullable String id,
        @Nullable String cause,
        @Nullable String search,
        @Nullable String failedAfter,
        @Nullable String failedBefore) {
    /** Whether nothing is named, so that every dead letter is meant. */
    boolean everything() {
        return named().isEmpty();
    }

    /**
     * The selection as the statements take it.
     *
     * @throws HubException 400 when a value cannot be one
     */
    String toJson() {
        check("type", type, EntityType.find(type == null ? "" : type).isPresent(), "one of " + types());
        check("id", id, Ids.parse(id == null ? "" : id).isPresent(), "an entity's id");
        check("cause", cause, Failure.ofDeadLetters().stream().anyMatch(this::isCause), "one of " + causes());
        check("failedAfter", failedAfter, isInstant(failedAfter), "an instant such as 2026-01-31T08:00:00Z");
        check("failedBefore", failedBefore, isInstant(failedBefore), "an instant such as 2026-01-31T08:00:00Z");
        return Json.write(JsonNode.createObjectNode(named()));
    }

    private Map<String, JsonNode> named() {
        var values = new LinkedHashMap<String, JsonNode>();
        put(values, "type", type);
        put(values, "id", id);
        put(values, "cause_class", cause);
        put(values, "search", search);
        put(values, "failed_after", failedAfter);
        put(values, "failed_before", failedBefore);
        return values;
    }

    private static void put(Map<String, JsonNode> values, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, JsonNode.createStringNode(value));
        }
    }

    private static void check(String name, @Nullable String value, boolean valid, String expected) {
        if (value != null && !value.isEmpty() && !valid) {
            throw new HubException(HttpStatus.BAD_REQUEST, name + " must be " + expected + ".");
        }
    }

    private boolean isCause(Failure known) {
        return known.stored().equals(cause);
    }

    private static boolean isInstant(@Nullable String text) {
        try {
            Instant.parse(text == null ? "" : text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String types() {
        return Arrays.stream(EntityType.values()).map(EntityType::singular).collect(Collectors.joining(", "));
    }

    private static String causes() {
        return Failure.ofDeadLetters().stream().map(Failure::stored).collect(Collectors.joining(", "));
    }
}
