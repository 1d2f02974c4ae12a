package io.teamleaderhub.webhook.registration;

import io.teamleaderhub.webhook.url.KnownUrl;

/**
 * One of this hub's webhook URLs, as Teamleader would have it.
 *
 * @param known how far it is
 * @param keyId the key id in it: what may be shown of it
 * @param url the URL, a secret
 */
record OwnUrl(KnownUrl known, String keyId, String url) {
    /** Without the URL. */
    @Override
    public String toString() {
        return "webhook URL " + keyId;
    }
}
