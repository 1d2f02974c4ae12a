package io.teamleaderhub.webhook.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.teamleaderhub.platform.SigningSecret;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Standard Webhooks 1.0, version v1: HMAC-SHA-256 over id, time and the raw bytes of the body, with any of several secrets.
 * Stricter than the standard asks: each header once, ids of letters, digits, dash and underscore, times of digits only, ten
 * signatures at the most, canonical base64. Does not block.
 */
final class RequestSignature {
    /** No dot: that separates what is signed. */
    private static final Pattern AN_ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,10}");
    /** Of other versions nothing is accepted. The last letter of 32 bytes in base64 carries four bits. */
    private static final Pattern V1 = Pattern.compile("v1,([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)");

    private static final int MOST_SIGNATURES = 10;
    /** Source: the libraries of Standard Webhooks, five minutes. */
    private static final long TOLERANCE_SECONDS = 300;

    private final List<SigningSecret> secrets;
    private final InstantSource clock;

    RequestSignature(List<SigningSecret> secrets, InstantSource clock) {
        this.secrets = List.copyOf(secrets);
        this.clock = clock;
    }

    /**
     * Verifies a request.
     *
     * @param headers all values of a header by its name
     * @param body the bytes as they came
     * @return empty when anything is wrong with it
     */
    Optional<SignedRequest> verify(Function<String, List<String>> headers, byte[] body) {
        var id = single(headers, RequestHeaders.ID);
        var timestamp = single(headers, RequestHeaders.TIMESTAMP);
        var signature = single(headers, RequestHeaders.SIGNATURE);
        if (id == null || timestamp == null || signature == null) {
            return Optional.empty();
        }
        var candidates = candidates(signature);
        if (!AN_ID.matcher(id).matches() || !recent(timestamp) || candidates.isEmpty()) {
            return Optional.empty();
        }
        return signer(candidates, (id + "." + timestamp + ".").getBytes(US_ASCII), body)
                .map(secret -> new SignedRequest(id, secret.id()));
    }

    private static @Nullable String single(Function<String, List<String>> headers, String name) {
        var values = headers.apply(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    private boolean recent(String timestamp) {
        return SECONDS.matcher(timestamp).matches()
                && Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= TOLERANCE_SECONDS;
    }

    private static List<byte[]> candidates(String header) {
        var candidates = new ArrayList<byte[]>();
        var signatures = header.split(" ", MOST_SIGNATURES + 1);
        if (signatures.length <= MOST_SIGNATURES) {
            for (String signature : signatures) {
                var parts = V1.matcher(signature);
                if (parts.matches()) {
                    candidates.add(Base64.getDecoder().decode(parts.group(1)));
                }
            }
        }
        return candidates;
    }

    /** Compares every signature with every secret's, so that the time says nothing about which was nearly right. */
    private Optional<SigningSecret> signer(List<byte[]> candidates, byte[] prefix, byte[] body) {
        SigningSecret signer = null;
        for (SigningSecret secret : secrets) {
            var expected = secret.sign(prefix, body);
            for (byte[] candidate : candidates) {
                if (MessageDigest.isEqual(expected, candidate)) {
                    signer = secret;
                }
            }
        }
        return Optional.ofNullable(signer);
    }
}
