/** The rules that hold the rooms apart. */
@NullMarked
package io.teamleaderhub.architecture;

import org.jspecify.annotations.NullMarked;
