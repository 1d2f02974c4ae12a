/** The OAuth connection: one consent, one rotating pair of tokens, renewed exactly once per generation over all processes. */
@NullMarked
package io.teamleaderhub.teamleader.connection;

import org.jspecify.annotations.NullMarked;
