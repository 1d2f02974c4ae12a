package io.teamleaderhub.webhook.url;

import io.teamleaderhub.platform.Keyset;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The webhook URL as a capability: its last part is an HMAC-SHA-256 by the hub's keyset over key id and account, so it is
 * verified without any stored state. The key id is the signing key's and, from the first rotation on, a serial number. Teamleader
 * signs nothing itself.
 */
@Singleton
public final class SignedUrl {
    /** What every webhook URL of a hub begins with, after its public URL. */
    public static final String PATH = "/webhooks/teamleader";

    private static final Pattern KEY_ID = Pattern.compile("([0-9]{1,10})(?:-([1-9][0-9]{0,8}))?");

    private final Keyset keyset;

    SignedUrl(Keyset keyset) {
        this.keyset = keyset;
    }

    /** The key id in the URL of that serial number, signed with the key that signs now. */
    public String keyId(int serial) {
        return serial == 0 ? keyset.signingKeyId() : keyset.signingKeyId() + "-" + serial;
    }

    /** The URL of that serial number to register at Teamleader for that account. */
    public String of(String publicUrl, String accountId, int serial) {
        var keyId = keyId(serial);
        return publicUrl + PATH + "/" + keyId + "/"
                + signature(keyId, accountId).orElseThrow();
    }

    /**
     * The serial number of the URL with that key id, if the signature was made by that key for that account, letter by letter:
     * base64 has more than one text for the same bytes. Compares in constant time.
     *
     * @return empty when it was not
     */
    public OptionalInt verify(String keyId, String signature, String accountId) {
        boolean ours = signature(keyId, accountId)
                .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(signature)))
                .isPresent();
        return ours ? OptionalInt.of(serial(keyId)) : OptionalInt.empty();
    }

    /** The key id that what follows {@link #PATH} in a URL begins with; empty when that is none. */
    public static Optional<String> keyIdIn(String rest) {
        return Optional.of(rest.split("/", 2)[0])
                .filter(first -> KEY_ID.matcher(first).matches());
    }

    private Optional<String> signature(String keyId, String accountId) {
        var parts = KEY_ID.matcher(keyId);
        return parts.matches()
                ? keyset.sign(parts.group(1), message(keyId, accountId))
                        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                : Optional.empty();
    }

    private static int serial(String keyId) {
        int dash = keyId.indexOf('-');
        return dash < 0 ? 0 : Integer.parseInt(keyId.substring(dash + 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String keyId, String accountId) {
        return "teamleader-webhook\n" + keyId + "\n" + accountId;
    }
}
