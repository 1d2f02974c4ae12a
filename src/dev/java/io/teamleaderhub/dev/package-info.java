/** What developers and tests run beside the hub: real servers, the Teamleader simulator, the demo. */
@NullMarked
package io.teamleaderhub.dev;

import org.jspecify.annotations.NullMarked;
