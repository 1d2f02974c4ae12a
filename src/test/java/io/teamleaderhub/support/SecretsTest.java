package io.teamleaderhub.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String SECRET = "sw/rd+fish~ÿ?>0123";

    private final Secrets secrets = new Secrets().add("the password", SECRET);

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "abcd"})
    void aSecretIsFoundInEveryFormWhereverItStands(String before) {
        var bytes = (before + SECRET + "after").getBytes(UTF_8);

        assertThat(secrets.shownIn(before + SECRET)).hasValue("the password after: " + before);
        assertThat(secrets.shownIn("x" + Base64.getEncoder().encodeToString(bytes)))
                .isPresent();
        assertThat(secrets.shownIn("x" + Base64.getUrlEncoder().encodeToString(bytes)))
                .isPresent();
        assertThat(secrets.shownIn(HexFormat.of().formatHex(bytes))).isPresent();
        assertThat(secrets.shownIn(HexFormat.of().withUpperCase().formatHex(bytes)))
                .isPresent();
        assertThat(secrets.shownIn(URLEncoder.encode(before + SECRET, UTF_8))).isPresent();
    }

    @Test
    void whatIsNoSecretIsNot() {
        assertThat(secrets.shownIn("swordfish, " + Base64.getEncoder().encodeToString("swordfish".getBytes(UTF_8))))
                .isEmpty();
    }
}
