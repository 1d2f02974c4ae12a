package io.teamleaderhub.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that a relay signs requests with, as Standard Webhooks writes it: base64 of 24 to 64 bytes, with or without
 * {@code whsec_} before it. Thread-safe; does not block. Source: Standard Webhooks 1.0, signature scheme.
 */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads secrets with commas between them.
     *
     * @throws IllegalArgumentException when one is none; the message says which and what is expected, and holds nothing of it
     */
    public static List<SigningSecret> parse(String text) {
        var secrets = new ArrayList<SigningSecret>();
        for (String secret : text.split(",", -1)) {
            try {
                secrets.add(new SigningSecret(decoded(secret.strip())));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "has no secret of 24 to 64 bytes in base64, with or without whsec_, at place "
                                + (secrets.size() + 1),
                        e);
            }
        }
        return List.copyOf(secrets);
    }

    private static byte[] decoded(String secret) {
        var key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException("a secret of " + key.length + " bytes");
        }
        return key;
    }

    /** Tells this secret from others and gives nothing of it away: eight hex digits. */
    public String id() {
        return HexFormat.of().formatHex(sign("key id".getBytes(StandardCharsets.UTF_8)), 0, 4);
    }

    /** HMAC-SHA-256 over those bytes, one part after the other: 32 bytes. */
    public byte[] sign(byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM lacks HMAC-SHA-256", e);
        }
    }
}
