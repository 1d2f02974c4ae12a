/** {@code hub bench}: what the hub's promises of speed come to on this machine, measured on embedded servers. */
@NullMarked
package io.teamleaderhub.dev.bench;

import org.jspecify.annotations.NullMarked;
