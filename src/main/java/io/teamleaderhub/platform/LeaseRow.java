package io.teamleaderhub.platform;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

@MappedEntity(value = "lease", schema = "hub")
record LeaseRow(@Id String name, String owner, UUID token, Instant until) {}
