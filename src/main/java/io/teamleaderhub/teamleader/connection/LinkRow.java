package io.teamleaderhub.teamleader.connection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A consent link as the database knows it now. */
@MappedEntity(value = "oauth_state", schema = "hub")
record LinkRow(
        @Id String stateHash,
        boolean used,
        boolean expired,
        @Nullable String outcome,
        @Nullable String reason) {
    static final String ACCEPTED = "accepted";
    static final String REJECTED = "rejected";
}
