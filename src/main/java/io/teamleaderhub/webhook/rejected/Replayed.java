package io.teamleaderhub.webhook.rejected;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What came of a replay.
 *
 * @param matched rejected events selected
 * @param done of these, how many are taken in after all
 * @param stillRejected of these, how many still cannot be
 * @param left of these, how many the time did not suffice for; replay again
 * @param dryRun whether they were only counted
 */
@Serdeable
public record Replayed(long matched, long done, long stillRejected, long left, boolean dryRun) {}
