/**
 * Full syncs: list everything, write it through the mirror's guard, and send what a listing no longer shows to info.
 *
 * <p>One run at a time over all processes; a run goes on where its process left off. A page that fails ends its type's
 * step: an absence is believed only after a whole listing, and a deletion only after info answered 404.
 */
@NullMarked
package io.teamleaderhub.reconcile;

import org.jspecify.annotations.NullMarked;
