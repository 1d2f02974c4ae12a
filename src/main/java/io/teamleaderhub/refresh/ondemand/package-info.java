/** Refreshing one entity because an operator asks, and showing what came of it. */
@NullMarked
package io.teamleaderhub.refresh.ondemand;

import org.jspecify.annotations.NullMarked;
