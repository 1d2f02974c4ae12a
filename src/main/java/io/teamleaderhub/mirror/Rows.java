package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings decisions into the JSON rows that {@link MirrorRepository} takes. */
final class Rows {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** A list row's hash that no document agrees with any more. */
    private static final String FORGOTTEN = "";

    private Rows() {}

    static Map<String, JsonNode> key(EntityKey key) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("type", string(key.type().singular()));
        row.put("id", string(key.id().toString()));
        return row;
    }

    /** One row that says all that those say. */
    static JsonNode together(JsonNode... parts) {
        var row = new LinkedHashMap<String, JsonNode>();
        for (JsonNode part : parts) {
            part.entries().forEach(member -> row.put(member.getKey(), member.getValue()));
        }
        return JsonNode.createObjectNode(row);
    }

    /** Which observations a row holds, or that it is not there, or must not be. */
    static JsonNode version(EntityKey key, @Nullable MirrorRow held) {
        var row = key(key);
        if (held != null) {
            row.put("was_forgotten", JsonNode.createBooleanNode(held.forgotten()));
            number(row, "was_listed_seq", held.listedSeq());
            number(row, "was_info_seq", held.infoSeq());
        }
        return JsonNode.createObjectNode(row);
    }

    private static void number(Map<String, JsonNode> row, String name, @Nullable Long value) {
        if (value != null) {
            row.put(name, JsonNode.createNumberNode(value));
        }
    }

    static JsonNode change(EntityKey key, Outcome outcome, Cause cause, List<String> changed) {
        var row = key(key);
        var operation = switch (outcome) {
            case CREATED -> "create";
            case CHANGED -> "update";
            case REVIVED -> "revive";
            case DELETED -> "delete";
            case UNCHANGED, SUPERSEDED, UNKNOWN, UNSTORABLE, FORGOTTEN ->
                throw new IllegalArgumentException(outcome + " is no change");
        };
        row.put("operation", string(operation));
        row.put("cause", string(cause.stored()));
        row.put(
                "changed",
                JsonNode.createArrayNode(changed.stream().map(Rows::string).toList()));
        return JsonNode.createObjectNode(row);
    }

    /** What was asked for, with the list row's hash: a row that agrees with it needs no document to be compared. */
    static JsonNode wanted(Sighting sighting) {
        var row = key(sighting.seen().key());
        if (sighting.byList() && sighting.hash() != null) {
            row.put("listed_hash", string(sighting.hash()));
        }
        return JsonNode.createObjectNode(row);
    }

    /** A row whose document is replaced; {@code agrees} as in {@link Decision.Write}. */
    static JsonNode write(Sighting sighting, JsonNode document, boolean agrees) {
        var row = proof(sighting, agrees);
        row.put("data", document);
        updatedAt(document).ifPresent(at -> row.put("source_updated_at", string(at.toString())));
        return JsonNode.createObjectNode(row);
    }

    /** A row whose document stays; {@code agrees} as in {@link Decision.Confirm}. */
    static JsonNode confirmation(Sighting sighting, boolean gone, boolean agrees) {
        var row = proof(sighting, agrees);
        row.put("gone", JsonNode.createBooleanNode(gone));
        return JsonNode.createObjectNode(row);
    }

    private static Map<String, JsonNode> proof(Sighting sighting, boolean agrees) {
        var seen = sighting.seen();
        var row = key(seen.key());
        var truth = sighting.byList() ? "listed" : "info";
        row.put(truth + "_seq", JsonNode.createNumberNode(seen.seq()));
        row.put(truth + "_as_of", string(seen.asOf().toString()));
        if (sighting.hash() != null) {
            row.put(truth + "_hash", string(sighting.hash()));
        }
        if (!agrees) {
            row.put("listed_hash", string(FORGOTTEN));
        }
        return row;
    }

    /** Empty for years that only Java has: PostgreSQL would refuse the whole batch. */
    static Optional<Instant> updatedAt(JsonNode document) {
        try {
            return Json.text(document, "updated_at")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }
}
