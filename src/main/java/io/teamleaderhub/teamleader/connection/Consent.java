package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/**
 * The consent of a Teamleader administrator: hands out links and takes back their redirects. A link works once, within 10
 * minutes, also when consent was denied; only the hash of its state is kept. Blocks.
 */
@Singleton
public final class Consent {
    private static final String NEW_LINK = "Ask for a new link: ./hub oauth setup";
    private static final int LONGEST_ERROR = 40;

    private final LinkRepository links;
    private final TokenEndpoint endpoint;
    private final Admission admission;
    private final Ids ids;

    Consent(LinkRepository links, TokenEndpoint endpoint, Admission admission, Ids ids) {
        this.links = links;
        this.endpoint = endpoint;
        this.admission = admission;
        this.ids = ids;
    }

    /** A new link. */
    public ConsentLink link() {
        links.deleteOld();
        var state = ids.secret();
        links.add(hash(state));
        return new ConsentLink(endpoint.consentUrl(state), state);
    }

    /** Ends a link that was not used. */
    public void withdraw(ConsentLink link) {
        links.withdraw(hash(link.state()));
    }

    /**
     * Takes a redirect and connects. A redirect whose state is not that of a waiting link changes nothing.
     *
     * @throws InterruptedException when the thread is told to stop
     */
    public ConsentResult take(Redirect redirect) throws InterruptedException {
        var code = redirect.code();
        var error = redirect.error();
        if (redirect.state() == null && error != null) {
            return denied(error, false);
        }
        if (redirect.state() == null || (code == null && error == null)) {
            return new Rejected("code or state is missing", NEW_LINK, false);
        }
        var hash = hash(redirect.state());
        if (links.use(hash) != 1) {
            return notWaiting(links.find(hash));
        }
        var result = code == null || error != null ? denied(String.valueOf(error), true) : exchange(code);
        switch (result) {
            case Accepted _ -> links.finish(hash, LinkRow.ACCEPTED, null);
            case Rejected rejected -> links.finish(hash, LinkRow.REJECTED, rejected.reason());
        }
        return result;
    }

    /**
     * What became of a link, whichever process took its redirect.
     *
     * @return empty as long as nothing has
     */
    public Optional<ConsentResult> result(ConsentLink link) throws InterruptedException {
        var row = links.find(hash(link.state()));
        var outcome = row.map(LinkRow::outcome).orElse("");
        return switch (outcome) {
            case LinkRow.ACCEPTED -> Optional.of(admission.current());
            case LinkRow.REJECTED ->
                Optional.of(new Rejected(row.map(LinkRow::reason).orElse(""), NEW_LINK, true));
            default -> Optional.empty();
        };
    }

    private static Rejected notWaiting(Optional<LinkRow> row) {
        if (row.isEmpty()) {
            return new Rejected("state unknown: this is no link of this hub, or it was withdrawn", NEW_LINK, false);
        }
        return row.get().used()
                ? new Rejected(
                        "state used: this link was opened before",
                        "A link works once. If it worked, nothing is to be done: ./hub oauth status tells. Else ask for a "
                                + "new one: ./hub oauth setup",
                        false)
                : new Rejected("state expired: this link is older than 10 minutes", NEW_LINK, false);
    }

    private static Rejected denied(String error, boolean linkUsed) {
        var shown = error.toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", "");
        return new Rejected(
                "Teamleader says " + shown.substring(0, Math.min(shown.length(), LONGEST_ERROR)),
                shown.equals("access_denied")
                        ? "Consent was denied, and nothing has changed. To connect after all, ask for a new link (./hub oauth "
                                + "setup) and agree."
                        : "Compare client id and redirect URI with the integration in the Teamleader Marketplace, then ask "
                                + "for a new link: ./hub oauth setup",
                linkUsed);
    }

    private ConsentResult exchange(String code) throws InterruptedException {
        return switch (endpoint.exchange(code)) {
            case Grant.Refused(var reason) ->
                new Rejected(
                        "Teamleader refused the code: " + reason,
                        "Compare client id, client secret and redirect URI with the integration in the Teamleader "
                                + "Marketplace, then ask for a new link: ./hub oauth setup",
                        true);
            case Grant.Unavailable(var reason) ->
                new Rejected(
                        "Teamleader did not answer: " + reason,
                        "This link is used up. Ask for a new one in a minute: ./hub oauth setup",
                        true);
            case Grant.Tokens tokens -> admit(tokens);
        };
    }

    private ConsentResult admit(Grant.Tokens tokens) throws InterruptedException {
        var identity = admission.identify(tokens.accessToken());
        return identity.isPresent()
                ? admission.admit(identity.get(), tokens)
                : new Rejected(
                        "Teamleader did not say whose account this is",
                        "This link is used up. Ask for a new one in a minute: ./hub oauth setup",
                        true);
    }

    private static byte[] hash(String state) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
