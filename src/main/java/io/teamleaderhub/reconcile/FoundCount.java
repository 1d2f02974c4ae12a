package io.teamleaderhub.reconcile;

import io.micronaut.core.annotation.Introspected;

/**
 * What a run found of a type, and what became of it.
 *
 * @param absent deleted once info answered 404
 * @param withheld deletions that wait for a person
 * @param pending not decided yet
 * @param missed that webhooks should have announced
 */
@Introspected
record FoundCount(String type, long repaired, long absent, long withheld, long pending, long missed) {}
