package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An observation with the hash of its document, which is worked out once.
 *
 * @param hash SHA-256 of the canonical document, hex; null for an absence
 */
record Sighting(Observation seen, @Nullable String hash) {
    /** Changes when what a stored hash means changes, so that none made before is believed. */
    private static final byte MEANING = 2;

    static Sighting of(Observation seen) {
        return switch (seen) {
            case Observation.Listed listed -> new Sighting(seen, hash(listed.document()));
            case Observation.Detailed detailed -> new Sighting(seen, hash(detailed.document()));
            case Observation.Absent absent -> new Sighting(seen, null);
        };
    }

    boolean byList() {
        return seen instanceof Observation.Listed;
    }

    private static String hash(JsonNode document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(MEANING);
            return HexFormat.of().formatHex(digest.digest(Json.canonicalBytes(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
