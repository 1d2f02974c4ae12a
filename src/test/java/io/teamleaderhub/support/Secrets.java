package io.teamleaderhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets in every form in which they may show: as they are, in base64 of either alphabet, in hex, URL-encoded. */
public final class Secrets {
    private final Map<String, String> nameByForm = new LinkedHashMap<>();

    /** What the simulator knows a hub by, and how its tokens and codes begin. */
    public static Secrets ofTheSimulator() {
        return new Secrets()
                .add("the client secret", SimulatorSettings.defaults().oauth().clientSecret())
                .add("an access token", "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9")
                .add("a refresh token or code", "def50200");
    }

    /** Adds a secret, or how secrets of a kind begin, under a name that a failure may show. */
    public Secrets add(String name, String secret) {
        var bytes = secret.getBytes(UTF_8);
        var hex = HexFormat.of().formatHex(bytes);
        nameByForm.put(URLEncoder.encode(secret, UTF_8), name + ", URL-encoded");
        nameByForm.put(secret, name);
        nameByForm.put(hex, name + ", in hex");
        nameByForm.put(HexFormat.of().withUpperCase().formatHex(bytes), name + ", in hex");
        for (int offset = 0; offset < 3; offset++) {
            nameByForm.put(within(Base64.getEncoder(), bytes, offset), name + ", in base64");
            nameByForm.put(within(Base64.getUrlEncoder(), bytes, offset), name + ", in base64url");
        }
        return this;
    }

    /** The letters that the bytes alone decide when they stand that far into a longer text. */
    private static String within(Base64.Encoder encoder, byte[] bytes, int offset) {
        var longer = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, longer, offset, bytes.length);
        var text = encoder.withoutPadding().encodeToString(longer);
        return text.substring((offset * 8 + 5) / 6, longer.length * 8 / 6);
    }

    /** The first secret that a text shows, with what stands before it; empty when it shows none. */
    public Optional<String> shownIn(String text) {
        return nameByForm.entrySet().stream()
                .filter(form -> text.contains(form.getKey()))
                .findFirst()
                .map(form -> form.getValue() + " after: " + before(text, text.indexOf(form.getKey())));
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - 200), at);
    }
}
