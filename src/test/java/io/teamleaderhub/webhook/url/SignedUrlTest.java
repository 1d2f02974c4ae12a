package io.teamleaderhub.webhook.url;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.support.Scale;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedUrlTest {
    private static final String ACCOUNT = "6a1d0c52-93f7-0b4e-d1c8-1f2e3d4c5b6a";
    private static final long SEED = 20_260_115;

    private final Keyset keyset = Keyset.parse(Keyset.generate());
    private final SignedUrl url = new SignedUrl(keyset);
    private final String keyId = keyset.signingKeyId();
    private final String signature = signature(url.of("https://hub.example.com", ACCOUNT, 0));

    @Test
    void whatItSignedItAccepts() {
        assertThat(url.of("https://hub.example.com", ACCOUNT, 0))
                .isEqualTo("https://hub.example.com/webhooks/teamleader/" + keyId + "/" + signature);
        assertThat(signature).hasSize(43);
        assertThat(verified(keyId, signature, ACCOUNT)).isTrue();
    }

    @Test
    void itStaysTheSameUrlAndAnotherHubsIsAnother() {
        assertThat(signature(url.of("https://elsewhere.example.com", ACCOUNT, 0)))
                .isEqualTo(signature);
        var other = new SignedUrl(Keyset.parse(Keyset.generate()));
        assertThat(other.verify(keyId, signature, ACCOUNT).isPresent()).isFalse();
    }

    @Test
    void anotherAccountsSignatureIsRefused() {
        assertThat(verified(keyId, signature(url.of("", "another-account", 0)), ACCOUNT))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1",
                "-1",
                "1-1",
                "1-0",
                "1-",
                "1-1-1",
                "4294967296",
                "999999999999999999999",
                "key",
                "../1",
                "\u0661"
            })
    void aKeyIdItDoesNotHaveIsRefused(String unknown) {
        assertThat(verified(unknown, signature, ACCOUNT)).isFalse();
    }

    @Test
    void aKeyIdWrittenDifferentlyIsRefused() {
        assertThat(verified("+" + keyId, signature, ACCOUNT)).isFalse();
        assertThat(verified("0" + keyId, signature, ACCOUNT)).isFalse();
        assertThat(verified(keyId + " ", signature, ACCOUNT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "====", "AAAA", "not base64!", "%41", "\u00e9", "\ud83d\ude00"})
    void garbageIsRefused(String garbage) {
        assertThat(verified(keyId, garbage, ACCOUNT)).isFalse();
    }

    @Test
    void theSameBytesInAnotherTextAreRefused() {
        assertThat(verified(keyId, signature + "=", ACCOUNT)).isFalse();
        assertThat(verified(keyId, signature + "A", ACCOUNT)).isFalse();
        assertThat(verified(keyId, signature.substring(0, 42), ACCOUNT)).isFalse();
        assertThat(verified(keyId, sameBytes(signature), ACCOUNT)).isFalse();
    }

    @Test
    void noSignatureWithABitFlippedIsAccepted() {
        var random = new Random(SEED);
        for (int i = 0; i < Scale.of(500, 10_000); i++) {
            var bytes = Base64.getUrlDecoder().decode(signature);
            flip(bytes, random);
            var flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(verified(keyId, flipped, ACCOUNT))
                    .as("seed %d, trial %d", SEED, i)
                    .isFalse();

            var text = signature.getBytes(ISO_8859_1);
            flip(text, random);
            assertThat(verified(keyId, new String(text, ISO_8859_1), ACCOUNT))
                    .as("seed %d, trial %d, text", SEED, i)
                    .isFalse();
        }
    }

    @Test
    void noKeyIdOrAccountWithABitFlippedIsAccepted() {
        var random = new Random(SEED);
        for (int i = 0; i < Scale.of(500, 10_000); i++) {
            var key = keyId.getBytes(ISO_8859_1);
            flip(key, random);
            var account = ACCOUNT.getBytes(ISO_8859_1);
            flip(account, random);
            assertThat(verified(new String(key, ISO_8859_1), signature, ACCOUNT))
                    .isFalse();
            assertThat(verified(keyId, signature, new String(account, ISO_8859_1)))
                    .isFalse();
        }
    }

    @Test
    void theUrlsOfOneKeyAreToldApartByTheirNumber() {
        assertThat(url.keyId(0)).isEqualTo(keyId);
        for (int serial : new int[] {1, 2, 10, 999_999_999}) {
            var next = url.of("https://hub.example.com", ACCOUNT, serial);
            assertThat(next).startsWith("https://hub.example.com/webhooks/teamleader/" + keyId + "-" + serial + "/");
            assertThat(url.verify(keyId + "-" + serial, signature(next), ACCOUNT))
                    .hasValue(serial);
            assertThat(verified(keyId, signature(next), ACCOUNT)).isFalse();
            assertThat(verified(keyId + "-" + serial, signature, ACCOUNT)).isFalse();
            assertThat(verified(keyId + "-0" + serial, signature(next), ACCOUNT))
                    .isFalse();
        }
        assertThat(url.verify(keyId, signature, ACCOUNT)).hasValue(0);
    }

    @Test
    void ofAUrlTheKeyIdMayBeShownAndNothingElse() {
        assertThat(SignedUrl.keyIdIn(keyId + "-3/" + signature)).contains(keyId + "-3");
        assertThat(SignedUrl.keyIdIn(signature)).isEmpty();
        assertThat(SignedUrl.keyIdIn("")).isEmpty();
    }

    private boolean verified(String key, String signed, String account) {
        return url.verify(key, signed, account).isPresent();
    }

    /** 43 letters hold two bits more than 32 bytes have: changing them changes nothing for a lenient decoder. */
    private static String sameBytes(String signature) {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = letters.indexOf(signature.charAt(42));
        var other = signature.substring(0, 42) + letters.charAt(last ^ 1);
        assertThat(Base64.getUrlDecoder().decode(other))
                .isEqualTo(Base64.getUrlDecoder().decode(signature));
        return other;
    }

    private static void flip(byte[] bytes, Random random) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }

    private static String signature(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
