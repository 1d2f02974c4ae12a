/**
 * The command line. Commands talk to a running hub over HTTP; only {@code serve} and {@code oauth setup}, which live above
 * this package, work by themselves.
 */
@NullMarked
package io.teamleaderhub.cli;

import org.jspecify.annotations.NullMarked;
