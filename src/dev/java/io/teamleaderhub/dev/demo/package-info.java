/** {@code hub demo}: the main job on embedded servers and the simulator, watched second by second, then proven. */
@NullMarked
package io.teamleaderhub.dev.demo;

import org.jspecify.annotations.NullMarked;
