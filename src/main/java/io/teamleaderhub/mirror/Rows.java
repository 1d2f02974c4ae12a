package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.EntityKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings decisions into the JSON rows that {@link MirrorRepository} takes. */
final class Rows {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Rows() {}

    static Map<String, JsonNode> key(EntityKey key) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("type", string(key.type().singular()));
        row.put("id", string(key.id().toString()));
        return row;
    }

    /** Which observations a row holds, or that it is not there. */
    static JsonNode version(EntityKey key, @Nullable MirrorRow held) {
        var row = key(key);
        if (held != null) {
            number(row, "listed_seq", held.listedSeq());
            number(row, "info_seq", held.infoSeq());
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
            case UNCHANGED, SUPERSEDED, UNKNOWN, UNSTORABLE ->
                throw new IllegalArgumentException(outcome + " is no change");
        };
        row.put("operation", string(operation));
        row.put("cause", string(cause.stored()));
        row.put(
                "changed",
                JsonNode.createArrayNode(changed.stream().map(Rows::string).toList()));
        return JsonNode.createObjectNode(row);
    }

    static JsonNode write(Observation seen, JsonNode document) {
        var row = proof(seen);
        row.put("data", document);
        updatedAt(document).ifPresent(at -> row.put("source_updated_at", string(at.toString())));
        return JsonNode.createObjectNode(row);
    }

    static JsonNode confirmation(Observation seen, boolean gone) {
        var row = proof(seen);
        row.put("gone", JsonNode.createBooleanNode(gone));
        return JsonNode.createObjectNode(row);
    }

    private static Map<String, JsonNode> proof(Observation seen) {
        var row = key(seen.key());
        var truth = seen instanceof Observation.Listed ? "listed" : "info";
        row.put(truth + "_seq", JsonNode.createNumberNode(seen.seq()));
        row.put(truth + "_as_of", string(seen.asOf().toString()));
        switch (seen) {
            case Observation.Listed listed -> row.put("listed_hash", string(hash(listed.document())));
            case Observation.Detailed detailed -> row.put("info_hash", string(hash(detailed.document())));
            case Observation.Absent absent -> {}
        }
        return row;
    }

    /** Empty for years that only Java has: PostgreSQL would refuse the whole batch. */
    private static Optional<Instant> updatedAt(JsonNode document) {
        try {
            return Json.text(document, "updated_at")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(at -> at.isAfter(EARLIEST) && at.isBefore(LATEST));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** SHA-256 of the canonical document, hex. */
    private static String hash(JsonNode document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Json.canonicalBytes(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }
}
