package io.teamleaderhub.mirror;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;

/**
 * How much of a type the mirror holds.
 *
 * @param type the type's singular name
 * @param live rows that exist at the source
 * @param deleted rows kept of entities that are gone
 * @param undetailed live rows known from lists only
 */
@Serdeable
@Introspected
public record TypeCount(String type, long live, long deleted, long undetailed) {}
