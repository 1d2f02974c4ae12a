/**
 * Keeps the mirror fresh: a listener marks the keys of webhooks stale, workers fetch stale keys inside the API budget.
 *
 * <p>Flow: {@code WebhookListener} → {@code StaleSet} → {@code Workers} → {@code Refresher} → the mirror. Everything that
 * can say "this may be stale" marks the same set; N marks of a key cost one fetch, up to 100 keys of a type one call.
 */
@NullMarked
package io.teamleaderhub.refresh;

import org.jspecify.annotations.NullMarked;
