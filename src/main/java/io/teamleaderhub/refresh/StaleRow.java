package io.teamleaderhub.refresh;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        int marks,
        int attempts,
        int ownFailures,
        int share,
        @Nullable UUID withheldBy) {
    EntityKey key() {
        return new EntityKey(EntityType.find(type).orElseThrow(), id);
    }

    Tries tries() {
        return new Tries(attempts, ownFailures, share);
    }

    Claim.Key claimed() {
        return new Claim.Key(key(), dirtySeq, Cause.of(cause), announced, tries(), marks, withheldBy != null);
    }
}
