package io.teamleaderhub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void whatWouldBreakTheLineOrTheDatabaseBecomesASpace() {
        assertThat(OneLine.of("a\nb\r\tc\u0000d\u001b[31m\u0085\u2028e", 100)).isEqualTo("a b  c d [31m  e");
        assertThat(OneLine.of("x\ud800y\udc00", 100)).isEqualTo("x y ");
    }

    @Test
    void everyOtherCharacterStays() {
        assertThat(OneLine.of("Zo\u00eb \ud83d\ude00 \u4e2d", 100)).isEqualTo("Zo\u00eb \ud83d\ude00 \u4e2d");
    }

    @Test
    void isCutBetweenCharactersNotWithinOne() {
        assertThat(OneLine.of("abcdef", 3)).isEqualTo("abc");
        assertThat(OneLine.of("ab\ud83d\ude00", 3)).isEqualTo("ab");
        assertThat(OneLine.of("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
        assertThat(OneLine.of("", 3)).isEmpty();
    }
}
