package io.teamleaderhub.mirror;

import io.micronaut.core.annotation.Introspected;

/**
 * How much of a type is live with a status.
 *
 * @param status as the documents say; empty for those without
 */
@Introspected
record StatusCount(String status, long live) {}
