/** The mirror's parts on a real database. */
@NullMarked
package io.teamleaderhub.mirror;

import org.jspecify.annotations.NullMarked;
