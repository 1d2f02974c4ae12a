/** The main job end to end, on real servers: whatever goes wrong on the way, source and mirror end equal. */
@NullMarked
package io.teamleaderhub.e2e;

import org.jspecify.annotations.NullMarked;
