/** Who sent a webhook: the signed URL, a relay's signature over the request (Standard Webhooks), or both. */
@NullMarked
package io.teamleaderhub.webhook.proof;

import org.jspecify.annotations.NullMarked;
