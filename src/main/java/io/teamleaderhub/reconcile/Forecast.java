package io.teamleaderhub.reconcile;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a run will cost, before it begins.
 *
 * @param calls list calls, by what the mirror holds; more when entities have come since, and once more for every type in
 *     which a full run finds differences
 * @param details calls for details that follow with the budget nobody else needs
 * @param minutes how long the list calls take at the present use of the budget
 * @param callsPerMinute calls that the run can have
 * @param liveKeepsPerMinute calls that live changes still have when they need them
 * @param unknown whether the mirror does not hold a type yet, so that the run may cost far more
 */
@Serdeable
public record Forecast(
        long calls, long details, double minutes, double callsPerMinute, double liveKeepsPerMinute, boolean unknown) {}
