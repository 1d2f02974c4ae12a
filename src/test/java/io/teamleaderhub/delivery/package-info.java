/** What a clone holds beside the code: the launcher, the compose file, the project description. */
@NullMarked
package io.teamleaderhub.delivery;

import org.jspecify.annotations.NullMarked;
