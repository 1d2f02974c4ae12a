/** The whole path on real servers: whatever goes wrong on the way, a change at the simulated Teamleader ends as a row. */
@NullMarked
package io.teamleaderhub.e2e;

import org.jspecify.annotations.NullMarked;
