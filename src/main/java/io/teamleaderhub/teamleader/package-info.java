/**
 * The API we live on: the catalogue of entity types and one declarative client method over it. Below it: the call
 * {@link io.teamleaderhub.teamleader.budget budget}, the OAuth {@link io.teamleaderhub.teamleader.connection connection} and
 * what both share ({@link io.teamleaderhub.teamleader.http http}).
 *
 * <p>Every answer of the API becomes a sealed {@link io.teamleaderhub.teamleader.Answer}: a failure is never an empty
 * answer. Nothing leaves without a {@link io.teamleaderhub.teamleader.budget.Permit} of the budget.
 */
@NullMarked
package io.teamleaderhub.teamleader;

import org.jspecify.annotations.NullMarked;
