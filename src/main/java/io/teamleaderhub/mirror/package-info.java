/**
 * The mirror: every entity as Teamleader last answered, with its history. The only writer of entities.
 *
 * <p>What arrives is an {@link io.teamleaderhub.mirror.Observation}; the guard decides whether it is newer than what is
 * held, the rest is SQL. List and info answers are two truths of one row, each with its own sequence number, drawn before
 * the request left.
 */
@NullMarked
package io.teamleaderhub.mirror;

import org.jspecify.annotations.NullMarked;
