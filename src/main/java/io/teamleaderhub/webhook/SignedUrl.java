package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Keyset;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Base64;

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
        var signature = keyset.sign(keyId, message(keyId, accountId)).orElseThrow();
        return publicUrl + PATH + "/" + keyId + "/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** Whether that signature was made by that key for that account; compares in constant time. */
    boolean verify(String keyId, String signature, String accountId) {
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return keyset.sign(keyId, message(keyId, accountId))
                .filter(expected -> MessageDigest.isEqual(expected, given))
                .isPresent();
    }

    private static String message(String keyId, String accountId) {
        return "teamleader-webhook\n" + keyId + "\n" + accountId;
    }
}
