/** The mirror over HTTP: documents, their versions and what led to them, what they were, and what changed. */
@NullMarked
package io.teamleaderhub.explain.entities;

import org.jspecify.annotations.NullMarked;
