package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

@MappedEntity(value = "gap", schema = "hub")
record GapRow(@Id UUID id, Instant beganAt, Instant endedAt, String cause) {}
