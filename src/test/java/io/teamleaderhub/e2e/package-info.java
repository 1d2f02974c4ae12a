/** The whole path on real servers: from a change at the simulated Teamleader to a row of the mirror. */
@NullMarked
package io.teamleaderhub.e2e;

import org.jspecify.annotations.NullMarked;
