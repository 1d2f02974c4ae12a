package io.teamleaderhub.refresh.story;

import io.micronaut.core.annotation.Introspected;

/**
 * What a key's fetches came to.
 *
 * @param fetches how many are kept
 * @param calls what they cost: a call that several keys shared counts for each as its part of it
 */
@Introspected
public record FetchTotal(long fetches, double calls) {}
