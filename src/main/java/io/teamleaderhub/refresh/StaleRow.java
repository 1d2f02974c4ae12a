package io.teamleaderhub.refresh;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.util.UUID;

/** A claimed row of {@code hub.stale}. */
@MappedEntity(value = "stale", schema = "hub")
record StaleRow(
        @Id UUID id,
        String type,
        String need,
        int callClass,
        String cause,
        boolean announced,
        long dirtySeq,
        int attempts) {
    EntityKey key() {
        return new EntityKey(EntityType.find(type).orElseThrow(), id);
    }
}
