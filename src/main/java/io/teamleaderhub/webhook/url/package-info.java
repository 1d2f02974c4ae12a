/**
 * This hub's webhook URLs: signed, numbered, and each live until it is retired. A new one takes over from the one before
 * without an event lost or refused.
 */
@NullMarked
package io.teamleaderhub.webhook.url;

import org.jspecify.annotations.NullMarked;
