/**
 * The API we live on: the catalogue of entity types, one declarative client method over it, the call budget and the OAuth
 * connection.
 *
 * <p>Every answer of the API becomes a sealed {@link io.teamleaderhub.teamleader.Answer}: a failure is never an empty
 * answer. Nothing leaves without a {@link io.teamleaderhub.teamleader.Permit} of the budget.
 */
@NullMarked
package io.teamleaderhub.teamleader;

import org.jspecify.annotations.NullMarked;
