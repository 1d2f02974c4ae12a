/** Teamleader Hub: the entry point. */
@NullMarked
package io.teamleaderhub;

import org.jspecify.annotations.NullMarked;
