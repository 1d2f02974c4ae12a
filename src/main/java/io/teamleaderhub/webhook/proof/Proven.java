package io.teamleaderhub.webhook.proof;

import org.jspecify.annotations.Nullable;

/**
 * A webhook whose sender is known.
 *
 * @param signingKey what vouched for it: the key id of its URL, {@code request-} and the id of the secret, or both with a plus
 *     between
 * @param serial the number of its URL; null when that was not looked at
 * @param webhookId the id that its sender signed, the same for every delivery of one event; null when the request is not signed
 */
public record Proven(
        String signingKey,
        @Nullable Integer serial,
        @Nullable String webhookId) {}
