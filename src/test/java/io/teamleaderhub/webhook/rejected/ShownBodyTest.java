package io.teamleaderhub.webhook.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShownBodyTest {
    private static final byte[] SMILE = "\ud83d\ude00".getBytes(UTF_8);

    @Test
    void isTextAsLongAsItIsUtf8() {
        assertThat(shown("Zo\u00eb\u0000\n".getBytes(UTF_8), 10))
                .isEqualTo(new ShownBody("Zo\u00eb\u0000\n", "text", false));
        assertThat(shown(new byte[0], 10)).isEqualTo(new ShownBody("", "text", false));
    }

    @Test
    void isBase64Otherwise() {
        assertThat(shown(new byte[] {(byte) 0xff, 0, 1}, 10)).isEqualTo(new ShownBody("/wAB", "base64", false));
        assertThat(shown(Arrays.copyOf(SMILE, 3), 10).encoding()).isEqualTo("base64");
        assertThat(shown(new byte[] {(byte) 0xff, 0, 1, 2}, 4)).isEqualTo(new ShownBody("/wAB", "base64", true));
    }

    @Test
    void isCutBetweenCharacters() {
        assertThat(shown("abcdef".getBytes(UTF_8), 3)).isEqualTo(new ShownBody("abc", "text", true));
        assertThat(shown(("ab" + new String(SMILE, UTF_8)).getBytes(UTF_8), 3))
                .isEqualTo(new ShownBody("ab", "text", true));
    }

    @Test
    void aCharacterCutInTheMiddleByTheStatementIsNoError() {
        var head = Arrays.copyOf(SMILE, 3);

        assertThat(ShownBody.of(head, 4, 10)).isEqualTo(new ShownBody("", "text", true));
    }

    private static ShownBody shown(byte[] body, int most) {
        return ShownBody.of(body, body.length, most);
    }
}
