package io.teamleaderhub.webhook.proof;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.SigningSecret;
import io.teamleaderhub.webhook.url.SignedUrl;
import io.teamleaderhub.webhook.url.Urls;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides who sent a webhook, by what the setting asks for: all of it, or the webhook is refused. Does not block. Fails at the
 * start when the setting and the secrets do not fit.
 */
@Context
public final class Proofs {
    private final ProofMode mode;
    private final SignedUrl signedUrl;
    private final Urls urls;
    private final RequestSignature request;

    Proofs(
            @Property(name = "hub.webhook.proof") String mode,
            @Property(name = "hub.webhook.secrets") Optional<String> secrets,
            SignedUrl signedUrl,
            Urls urls,
            InstantSource clock) {
        this.mode = ProofMode.of(mode);
        this.signedUrl = signedUrl;
        this.urls = urls;
        this.request = new RequestSignature(secrets.map(SigningSecret::parse).orElse(List.of()), clock);
        if (this.mode.request() && secrets.isEmpty()) {
            throw new SettingsException(
                    List.of("HUB_WEBHOOK_PROOF=%s needs HUB_WEBHOOK_SECRETS: the secrets that the relay signs with."
                            .formatted(mode)));
        }
        if (!this.mode.request() && secrets.isPresent()) {
            throw new SettingsException(List.of(
                    "HUB_WEBHOOK_SECRETS is set, but HUB_WEBHOOK_PROOF=url looks at no signature but the URL's. "
                            + "Set HUB_WEBHOOK_PROOF=url+request or request, or leave the secrets out."));
        }
    }

    /** What is asked for. */
    public ProofMode mode() {
        return mode;
    }

    /**
     * Checks all that is asked for.
     *
     * @param body the bytes as they came
     * @return empty when any of it is missing or wrong
     */
    public Optional<Proven> check(Presented presented, byte[] body, String accountId) {
        return switch (mode) {
            case URL -> url(presented, accountId);
            case REQUEST -> presented.keyId() == null ? signed(presented, body) : Optional.empty();
            case URL_AND_REQUEST ->
                url(presented, accountId).flatMap(url -> signed(presented, body).map(signed -> both(url, signed)));
        };
    }

    /** Whether that is the path of a URL that is registered at Teamleader, or was until a moment ago. */
    public boolean isLiveUrl(String path, String accountId) {
        var parts = path.split("/", -1);
        return mode != ProofMode.REQUEST
                && parts.length == 5
                && path.startsWith(SignedUrl.PATH + "/")
                && url(new Presented(parts[3], parts[4], name -> List.of()), accountId)
                        .isPresent();
    }

    private Optional<Proven> url(Presented presented, String accountId) {
        var keyId = presented.keyId();
        var signature = presented.signature();
        if (keyId == null || signature == null) {
            return Optional.empty();
        }
        OptionalInt serial = signedUrl.verify(keyId, signature, accountId);
        return serial.isPresent() && urls.live(serial.getAsInt())
                ? Optional.of(new Proven(keyId, serial.getAsInt(), null))
                : Optional.empty();
    }

    private Optional<Proven> signed(Presented presented, byte[] body) {
        return request.verify(presented.headers(), body)
                .map(signed -> new Proven("request-" + signed.secretId(), null, signed.webhookId()));
    }

    private static Proven both(Proven url, Proven signed) {
        return new Proven(url.signingKey() + "+" + signed.signingKey(), url.serial(), signed.webhookId());
    }

    /** An event that was proven so is durable. Does not block. */
    public void taken(Proven proven) {
        if (proven.serial() != null) {
            urls.heard(proven.serial());
        }
    }
}
