package io.teamleaderhub.webhook;

import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** An event within the span of that number. */
@Introspected
record NumberedEvent(int n, UUID id) {}
