/** A compact way to write down the shape of a document, one line per field, and the reader of it. */
@NullMarked
package io.teamleaderhub.dev.simulator.shape;

import org.jspecify.annotations.NullMarked;
