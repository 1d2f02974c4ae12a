/** What operators look at: the hub's state at a glance. */
@NullMarked
package io.teamleaderhub.console;

import org.jspecify.annotations.NullMarked;
