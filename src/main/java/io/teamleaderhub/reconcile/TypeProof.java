package io.teamleaderhub.reconcile;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * How the latest run that listed a type whole left it.
 *
 * @param age seconds since the time as of which its lists are proven; null when they are not
 * @param found differences that it found, but for those of the first load
 * @param missed of these, those that a webhook should have announced
 */
@Introspected
record TypeProof(String type, @Nullable Double age, long found, long missed) {}
