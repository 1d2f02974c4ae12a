package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private static final Duration WINDOW = Duration.ofSeconds(64);
    private static final Duration RESET = Duration.ofMillis(300);

    @Test
    void aFirstRefusalPausesUntilTheReset() {
        assertThat(Refusals.pause(1, RESET, WINDOW)).isEqualTo(RESET);
    }

    @ParameterizedTest
    @CsvSource({"2, 4", "3, 8", "4, 16", "5, 32", "6, 64", "7, 64", "1000, 64"})
    void refusalsInARowDoubleThePauseUpToAWindow(int inARow, int seconds) {
        assertThat(Refusals.pause(inARow, RESET, WINDOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aResetFurtherAwayThanTheDoublingStands() {
        assertThat(Refusals.pause(2, Duration.ofSeconds(9), WINDOW)).isEqualTo(Duration.ofSeconds(9));
    }
}
