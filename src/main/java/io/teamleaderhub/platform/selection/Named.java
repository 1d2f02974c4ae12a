package io.teamleaderhub.platform.selection;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a selection names, by the columns that its statement reads; a value that is absent or empty names nothing. Every
 * method throws 400 when a value cannot be one, so that nothing reaches the database that it would refuse.
 */
public final class Named {
    private static final int LONGEST = 1_000;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    /** Instants go on for a thousand million years, PostgreSQL's until 294276. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, JsonNode> values = new LinkedHashMap<>();

    /** Names text: one line of bounded length. */
    public Named text(String name, String column, @Nullable String value) {
        return put(name, column, value, isText(value), "one line of at most " + LONGEST + " characters");
    }

    /** Names an id of whatever {@code ofWhat} says. */
    public Named id(String name, String column, @Nullable String value, String ofWhat) {
        return put(name, column, value, value != null && Ids.parse(value).isPresent(), ofWhat + " id");
    }

    /** Names one of a few words. */
    public Named oneOf(String name, String column, @Nullable String value, List<String> known) {
        boolean valid = value != null && known.contains(value);
        return put(name, column, value, valid, "one of " + String.join(", ", known));
    }

    /** Names an instant. */
    public Named instant(String name, String column, @Nullable String value) {
        return put(name, column, value, isInstant(value), "an instant such as 2026-01-31T08:00:00Z");
    }

    /** Whether nothing is named. */
    public boolean nothing() {
        return values.isEmpty();
    }

    /** The selection as statements take it. */
    public String toJson() {
        return Json.write(JsonNode.createObjectNode(values));
    }

    private Named put(String name, String column, @Nullable String value, boolean valid, String expected) {
        if (value == null || value.isEmpty()) {
            return this;
        }
        if (!valid) {
            throw new HubException(HttpStatus.BAD_REQUEST, name + " must be " + expected + ".");
        }
        values.put(column, JsonNode.createStringNode(value));
        return this;
    }

    static boolean isText(@Nullable String value) {
        return value != null && OneLine.of(value, LONGEST).equals(value);
    }

    /** Whether that is an ISO 8601 instant that PostgreSQL can hold. */
    static boolean isInstant(@Nullable String value) {
        try {
            var instant = Instant.parse(value == null ? "" : value);
            return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
