package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.UUID;

/** Observations of one contact. */
final class Seen {
    static final EntityKey CONTACT =
            new EntityKey(EntityType.CONTACT, UUID.fromString("2a39e420-3ba3-4384-8024-fa702ef99c9f"));

    private Seen() {}

    static Observation listed(long seq, String document) {
        return listed(seq, Documents.document(document));
    }

    static Observation listed(long seq, JsonNode document) {
        return new Observation.Listed(CONTACT, seq, at(seq), document);
    }

    static Observation detailed(long seq, String document) {
        return detailed(seq, Documents.document(document));
    }

    static Observation detailed(long seq, JsonNode document) {
        return new Observation.Detailed(CONTACT, seq, at(seq), document);
    }

    static Observation absent(long seq) {
        return new Observation.Absent(CONTACT, seq, at(seq));
    }

    private static Instant at(long seq) {
        return Instant.EPOCH.plusSeconds(seq);
    }
}
