/** The command line. Commands talk to a running hub over HTTP; only {@code serve} is a hub itself. */
@NullMarked
package io.teamleaderhub.cli;

import org.jspecify.annotations.NullMarked;
