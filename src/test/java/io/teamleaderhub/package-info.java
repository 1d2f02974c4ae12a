/** The hub as a process: how it starts, stops, and keeps its secrets. */
@NullMarked
package io.teamleaderhub;

import org.jspecify.annotations.NullMarked;
