package io.teamleaderhub.teamleader.budget;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity(value = "api_slot", schema = "hub")
record SlotRow(@Id int n) {}
