package io.teamleaderhub.refresh.deadletter;

import io.micronaut.serde.annotation.Serdeable;

/**
 * How many dead letters have a cause.
 *
 * @param cause invalid, denied, schema, unstorable or exhausted
 * @param count how many
 */
@Serdeable
public record CauseCount(String cause, long count) {}
