package io.teamleaderhub.teamleader.contract;

import io.teamleaderhub.teamleader.EntityType;

/**
 * Published in the transaction that ends a suspension: whatever a listener writes is committed with it, or not at all.
 *
 * @param type the type that answers again
 */
public record TypeResumed(EntityType type) {}
