/**
 * Dead letters: the keys of the stale set whose fetch repeating cannot help, until somebody mends the cause and replays
 * them or gives them up. They are states of the stale set, not a second store.
 */
@NullMarked
package io.teamleaderhub.refresh.deadletter;

import org.jspecify.annotations.NullMarked;
