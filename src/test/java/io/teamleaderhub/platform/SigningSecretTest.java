package io.teamleaderhub.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    private static final String GOOD = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Source: GitHub's documentation, validating webhook deliveries. */
    @Test
    void itSignsAsGithubsPublishedAnswerSays() {
        var key = Base64.getEncoder().encodeToString("It's a Secret to Everybody".getBytes(UTF_8));
        var secret = SigningSecret.parse(key).getFirst();

        var whole = secret.sign("Hello, World!".getBytes(UTF_8));
        assertThat(HexFormat.of().formatHex(whole))
                .isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
        assertThat(secret.sign("Hello, ".getBytes(UTF_8), "World!".getBytes(UTF_8)))
                .isEqualTo(whole);
    }

    @Test
    void aListHasOneSecretOrMore() {
        assertThat(SigningSecret.parse(GOOD)).hasSize(1);
        assertThat(SigningSecret.parse("whsec_" + GOOD + ", " + GOOD)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsk_" + GOOD,
                "c2hvcnQ=",
                "not base64 at all, not at all",
                GOOD + ",",
                "," + GOOD,
                GOOD + ",whsec_whsec_" + GOOD
            })
    void whatIsNoneIsNamedByItsPlaceAndNotShown(String wrong) {
        assertThatThrownBy(() -> SigningSecret.parse(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at place ")
                .message()
                .doesNotContain(GOOD, "c2hvcnQ", "base64 at all");
    }

    @Test
    void aSecretHas24To64Bytes() {
        for (int length : new int[] {24, 32, 64}) {
            assertThat(SigningSecret.parse(Base64.getEncoder().encodeToString(new byte[length])))
                    .hasSize(1);
        }
        for (int length : new int[] {0, 23, 65}) {
            assertThatThrownBy(() -> SigningSecret.parse(Base64.getEncoder().encodeToString(new byte[length])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
