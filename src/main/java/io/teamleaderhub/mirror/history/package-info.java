/**
 * Reading the mirror as programs do: documents page by page in the order of changes, their versions, what they were at an
 * instant, and what changed between two. Reads only.
 */
@NullMarked
package io.teamleaderhub.mirror.history;

import org.jspecify.annotations.NullMarked;
