package io.teamleaderhub.webhook.registration;

import io.micronaut.context.annotation.Property;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.webhook.proof.ProofMode;
import io.teamleaderhub.webhook.proof.Proofs;
import io.teamleaderhub.webhook.url.KnownUrl;
import io.teamleaderhub.webhook.url.SignedUrl;
import io.teamleaderhub.webhook.url.Urls;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** This hub's webhook URLs, for the account it is connected to. */
@Singleton
final class OwnUrls {
    private final String publicUrl;
    private final ProofMode mode;
    private final SignedUrl signedUrl;
    private final Urls urls;
    private final Connection connection;

    OwnUrls(
            @Property(name = "hub.public-url") Optional<String> publicUrl,
            Proofs proofs,
            SignedUrl signedUrl,
            Urls urls,
            Connection connection) {
        this.publicUrl = publicUrl.orElse("");
        this.mode = proofs.mode();
        this.signedUrl = signedUrl;
        this.urls = urls;
        this.connection = connection;
    }

    ProofMode mode() {
        return mode;
    }

    /** Where webhooks come in, without what proves a sender; empty when the hub does not know its public URL. */
    String place() {
        return publicUrl.isEmpty() ? "" : publicUrl + SignedUrl.PATH;
    }

    /**
     * Why this hub registers nothing; empty when it does.
     */
    Optional<String> whyNone() {
        if (mode == ProofMode.REQUEST) {
            return Optional.of(
                    "With HUB_WEBHOOK_PROOF=request the relay's own URL is registered, by whoever runs the relay.");
        }
        return publicUrl.isEmpty()
                ? Optional.of("Set HUB_PUBLIC_URL: the URL under which Teamleader reaches this hub.")
                : Optional.empty();
    }

    /**
     * The live ones and the ones retired last, oldest first. Blocks for the database.
     *
     * @throws NotNowException before the first consent
     */
    List<OwnUrl> all() {
        var account = connection
                .accountId()
                .orElseThrow(() -> new NotNowException("The hub is not connected to Teamleader. See ./hub status."));
        return urls.known().stream().map(known -> own(known, account)).toList();
    }

    private OwnUrl own(KnownUrl known, String account) {
        return new OwnUrl(known, signedUrl.keyId(known.serial()), signedUrl.of(publicUrl, account, known.serial()));
    }

    /** Whether it looks like a URL of this hub, whichever. */
    boolean ours(String url) {
        return url.startsWith(place() + "/");
    }
}
