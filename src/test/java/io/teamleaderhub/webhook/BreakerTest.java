package io.teamleaderhub.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.webhook.Breaker.Way;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000); // as if it wrapped round
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void threeFailuresInARowOpenItAndFewerDoNot() {
        fail(2);
        breaker.told(true);
        fail(2);
        assertThat(next(2)).containsOnly(Way.WAIT);

        fail(1);

        assertThat(breaker.open()).isTrue();
        assertThat(next(2)).containsOnly(Way.SKIP);
    }

    @Test
    void everyHalfSecondOneTriesUntilOneSucceeds() {
        fail(3);

        now.addAndGet(Breaker.PROBE_EVERY.toNanos() - 1);
        assertThat(next(1)).containsExactly(Way.SKIP);
        now.addAndGet(1);
        assertThat(next(3)).containsExactly(Way.PROBE, Way.SKIP, Way.SKIP);
        fail(1);
        now.addAndGet(Breaker.PROBE_EVERY.toNanos());
        assertThat(next(2)).containsExactly(Way.PROBE, Way.SKIP);

        breaker.told(true);

        assertThat(breaker.open()).isFalse();
        assertThat(next(2)).containsOnly(Way.WAIT);
        fail(2);
        assertThat(breaker.open()).as("it takes three again").isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.told(false);
        }
    }

    private Stream<Way> next(int times) {
        return Stream.generate(breaker::next).limit(times);
    }
}
