/**
 * Reconciliation: lists what the source has, compares it with the mirror, repairs what differs through the mirror's guard, and
 * says what is proven.
 *
 * <p>From what asks for a run to its report: {@code Triggers} and {@code Requests} place an {@code Order};
 * {@code Reconciliations} keeps runs; {@code Runner} works on the open one, {@code Steps} type by type, {@code Pages} and
 * {@code PageReader} page by page; {@code Listing} writes pages, {@code PassEnd} decides about what no page showed and whether
 * the type is listed again, {@code Settling} waits for info and proves; {@code Findings} and {@code Reports} tell.
 *
 * <p>One run at a time over all processes; a run goes on where its process left off. A page that fails ends its type's
 * step: an absence is believed only after a whole listing, and a deletion only after info answered 404.
 */
@NullMarked
package io.teamleaderhub.reconcile;

import org.jspecify.annotations.NullMarked;
