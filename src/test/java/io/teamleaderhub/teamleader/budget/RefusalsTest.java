package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private final Refusals refusals = new Refusals(Duration.ofSeconds(64));

    @Test
    void aFirstRefusalPausesUntilTheReset() {
        assertThat(refusals.refused(NOON, NOON.plusMillis(300))).isEqualTo(NOON.plusMillis(300));
    }

    @Test
    void refusalsAfterTheirPauseDoubleUpToAWindow() {
        var now = refusals.refused(NOON, NOON.plusMillis(300));
        for (int seconds : new int[] {4, 8, 16, 32, 64, 64, 64}) {
            var until = refusals.refused(now, now.plusMillis(300));
            assertThat(Duration.between(now, until)).isEqualTo(Duration.ofSeconds(seconds));
            now = until;
        }
    }

    @Test
    void callsThatWereUnderWayTogetherAreRefusedOnce() {
        refusals.refused(NOON, NOON.plusSeconds(1));
        assertThat(refusals.refused(NOON.plusMillis(1), NOON.plusSeconds(1))).isEqualTo(NOON.plusSeconds(1));
        assertThat(refusals.refused(NOON.plusMillis(2), NOON.plusMillis(500))).isEqualTo(NOON.plusSeconds(1));

        var next = NOON.plusSeconds(1);
        assertThat(refusals.refused(next, next)).isEqualTo(next.plusSeconds(4));
    }

    @Test
    void aCallThatIsTakenEndsTheRow() {
        var now = refusals.refused(NOON, NOON.plusMillis(300));
        refusals.admitted();

        assertThat(refusals.refused(now, now.plusMillis(300))).isEqualTo(now.plusMillis(300));
    }

    @Test
    void aResetFurtherAwayThanTheDoublingStands() {
        var now = refusals.refused(NOON, NOON);

        assertThat(refusals.refused(now, now.plusSeconds(50))).isEqualTo(now.plusSeconds(50));
    }
}
