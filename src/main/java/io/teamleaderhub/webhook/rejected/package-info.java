/**
 * Rejected events: webhooks whose bytes are kept because the hub could not take them in, until somebody mends the cause and
 * replays them or gives them up.
 */
@NullMarked
package io.teamleaderhub.webhook.rejected;

import org.jspecify.annotations.NullMarked;
