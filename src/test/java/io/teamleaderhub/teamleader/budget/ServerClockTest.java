package io.teamleaderhub.teamleader.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerClockTest {
    private Instant now = Instant.parse("2026-01-15T12:00:00.250Z");
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ServerClock server = new ServerClock(() -> now, metrics);

    @Test
    void beforeTheFirstAnswerTheClocksAreTakenToBeEqual() {
        assertThat(server.here(now)).isEqualTo(now);
        assertThat(server.seconds()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300_000, -30_000, -400, 0, 400, 30_000, 300_000})
    void answersNarrowTheSkewDownToLessThanASecond(long skewMillis) {
        var skew = Duration.ofMillis(skewMillis);
        for (int i = 0; i < 50; i++) {
            answer(skew, Duration.ofMillis(80));
        }
        var reset = now.plusSeconds(20);
        assertThat(server.seconds()).isCloseTo(skewMillis / 1_000.0, within(0.25));
        assertThat(Duration.between(reset, server.here(reset.plus(skew))))
                .isBetween(Duration.ZERO, Duration.ofMillis(250));
        assertThat(metrics.get("hub.clock.skew.seconds").gauge().value()).isEqualTo(server.seconds());
    }

    @Test
    void anInstantIsNeverPlacedTooEarlyHowSlowTheAnswersEverAre() {
        for (int i = 0; i < 20; i++) {
            answer(Duration.ofSeconds(7), Duration.ofMillis(2_900));
            assertThat(server.here(now.plusSeconds(7))).isAfterOrEqualTo(now);
        }
    }

    @Test
    void aClockThatIsSetAnewIsBelieved() {
        answer(Duration.ofSeconds(40), Duration.ofMillis(80));
        answer(Duration.ZERO, Duration.ofMillis(80));
        assertThat(server.seconds()).isCloseTo(0, within(1.0));
    }

    private void answer(Duration skew, Duration latency) {
        var left = now;
        now = now.plus(latency.dividedBy(2));
        var date = now.plus(skew).truncatedTo(ChronoUnit.SECONDS);
        now = now.plus(latency.dividedBy(2));
        server.answered(date, left);
        now = now.plusMillis(337);
    }
}
