package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

@MappedEntity(value = "event_log", schema = "hub")
record EventRow(@Id UUID eventId, String key) {}
