package io.teamleaderhub.webhook.proof;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came with a webhook to prove who sent it.
 *
 * @param keyId the key id in its URL; null on the URL without
 * @param signature the signature in its URL; null on the URL without
 * @param headers all values of a header by its name, in any case
 */
public record Presented(@Nullable String keyId, @Nullable String signature, Function<String, List<String>> headers) {
    /** Without the signatures. */
    @Override
    public String toString() {
        return "presented with key " + keyId;
    }
}
