package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A ticket whose messages are to be listed, and what it says of the last one. */
@MappedEntity(value = "thread", schema = "hub")
record ThreadRow(@Id UUID ticketId, String lastMessageAt) {}
