package io.teamleaderhub.platform.selection;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What was done.
 *
 * @param matched items selected
 * @param done of these, how many were changed
 * @param dryRun whether they were only counted
 */
@Serdeable
public record Effect(long matched, long done, boolean dryRun) {}
