package io.teamleaderhub.mirror.history;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an entity's changes came to; no operation when to nothing. {@code changed} is a JSON array. */
@Introspected
record DifferenceRow(UUID id, @Nullable String operation, String changed) {}
