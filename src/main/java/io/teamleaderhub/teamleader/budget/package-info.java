/**
 * The call budget: never more calls than the API allows in any window as the server counts, over all processes on this
 * database, and the most urgent first.
 *
 * <p>Nothing calls without a {@link io.teamleaderhub.teamleader.budget.Permit}.
 */
@NullMarked
package io.teamleaderhub.teamleader.budget;

import org.jspecify.annotations.NullMarked;
