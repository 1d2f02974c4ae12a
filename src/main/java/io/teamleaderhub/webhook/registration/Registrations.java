package io.teamleaderhub.webhook.registration;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is registered at Teamleader and what this hub wants; never a URL that lets anybody in.
 *
 * @param place where webhooks come in, without what proves a sender; empty while the hub does not know its public URL
 * @param proof what a webhook has to prove itself by: url, url+request or request
 * @param whyNone why this hub registers nothing; null when it does
 * @param wanted the types wanted
 * @param urls this hub's URLs, oldest first
 * @param others what else is registered for this account and client
 */
@Serdeable
record Registrations(
        String place, String proof, @Nullable String whyNone, List<String> wanted, List<Url> urls, List<Other> others) {
    /**
     * One of this hub's URLs.
     *
     * @param keyId the key id in it
     * @param state registering, current, leaving or retired; unknown for one that is like this hub's and none of them
     * @param types how many types are registered on it
     * @param missing types wanted and not registered on it
     * @param surplus types registered on it and not wanted
     * @param unknown types registered on it that this hub does not know; they are left alone
     * @param requestedAt when it was asked for
     * @param registeredAt when Teamleader first listed it with every type
     * @param firstEventAt when the first event came on it
     * @param unregisteredAt when Teamleader no longer listed it
     * @param retiredAt since when it is refused
     */
    @Serdeable
    record Url(
            String keyId,
            String state,
            int types,
            List<String> missing,
            List<String> surplus,
            List<String> unknown,
            @Nullable Instant requestedAt,
            @Nullable Instant registeredAt,
            @Nullable Instant firstEventAt,
            @Nullable Instant unregisteredAt,
            @Nullable Instant retiredAt) {}

    /**
     * A URL that is not this hub's.
     *
     * @param host its host; the rest may be a secret
     * @param types how many types are registered on it
     */
    @Serdeable
    record Other(String host, int types) {}
}
