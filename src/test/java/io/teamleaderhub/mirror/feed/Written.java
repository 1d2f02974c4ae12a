package io.teamleaderhub.mirror.feed;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.support.Documents;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Contacts written to a mirror without an API. */
record Written(Mirror mirror) {
    static EntityKey contact(long number) {
        return new EntityKey(EntityType.CONTACT, new UUID(7, number));
    }

    void has(EntityKey key, String lastName) {
        var document = Documents.document("{'id':'%s','last_name':'%s'}".formatted(key.id(), lastName));
        has(key, document);
    }

    void has(EntityKey key, JsonNode document) {
        write(new Observation.Detailed(key, mirror.nextSeq(), Instant.now(), document));
    }

    void lacks(EntityKey key) {
        write(new Observation.Absent(key, mirror.nextSeq(), Instant.now()));
    }

    private void write(Observation seen) {
        mirror.write(List.of(seen), key -> Cause.WEBHOOK);
    }
}
