package io.teamleaderhub.teamleader.budget;

import java.time.Instant;

/**
 * The right to make one call. Whoever takes it either makes the call, after which the client marks it used, or gives it
 * back unused.
 *
 * @param slot the slot's number
 * @param takenBy who holds it: a later holder of the same slot differs
 * @param callClass how urgent its call is
 * @param takenAt when, by this process's clock: its call leaves later
 */
public record Permit(int slot, String takenBy, CallClass callClass, Instant takenAt) {}
