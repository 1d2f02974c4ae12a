/**
 * What the operators' lists have in common, dead letters and rejected events: a selection that is one JSON parameter of a
 * statement, pages with a cursor, and what must be said before anything is changed.
 */
@NullMarked
package io.teamleaderhub.platform.selection;

import org.jspecify.annotations.NullMarked;
