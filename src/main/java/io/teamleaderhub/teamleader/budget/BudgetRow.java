package io.teamleaderhub.teamleader.budget;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What is known about the server: pauses in a row, and the limit it named last. */
@MappedEntity(value = "api_budget", schema = "hub")
record BudgetRow(@Id boolean one, int refusals, @Nullable Integer said) {}
