package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Keyset;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * The webhook URL as a capability: its last part is an HMAC-SHA-256 by the hub's keyset over key id and account, so it is
 * verified without any stored state. Teamleader signs nothing itself.
 */
@Singleton
final class SignedUrl {
    static final String PATH = "/webhooks/teamleader";

    private final Keyset keyset;

    SignedUrl(Keyset keyset) {
        this.keyset = keyset;
    }

    /** The URL to register at Teamleader for that account, signed with the key that signs now. */
    String of(String publicUrl, String accountId) {
        var keyId = keyset.signingKeyId();
        return publicUrl + PATH + "/" + keyId + "/"
                + signature(keyId, accountId).orElseThrow();
    }

    /**
     * Whether that signature was made by that key for that account, letter by letter: base64 has more than one text for the
     * same bytes. Compares in constant time.
     */
    boolean verify(String keyId, String signature, String accountId) {
        return signature(keyId, accountId)
                .filter(expected -> MessageDigest.isEqual(bytes(expected), bytes(signature)))
                .isPresent();
    }

    private Optional<String> signature(String keyId, String accountId) {
        return keyset.sign(keyId, message(keyId, accountId))
                .map(Base64.getUrlEncoder().withoutPadding()::encodeToString);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String message(String keyId, String accountId) {
        return "teamleader-webhook\n" + keyId + "\n" + accountId;
    }
}
