/**
 * The smallest shared things: settings, error bodies, the keyset, JSON, ids, leases.
 *
 * <p>Depends on no other room. It may not grow a "util".
 */
@NullMarked
package io.teamleaderhub.platform;

import org.jspecify.annotations.NullMarked;
