/** Every setting takes effect: a test for each that a running hub behaves otherwise because of it. */
@NullMarked
package io.teamleaderhub.settings;

import org.jspecify.annotations.NullMarked;
