/**
 * The right to be forgotten: removes an entity from every table that knows it, sees to it that it does not come back, and
 * keeps who asked for it and why, but not of whom.
 */
@NullMarked
package io.teamleaderhub.erasure;

import org.jspecify.annotations.NullMarked;
