package io.teamleaderhub.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void theMedianLiesBetweenTheLeastAndTheMost() {
        assertThat(figure(List.of(9.0, 1.0, 5.5), Goal.NONE).result()).isEqualTo("5.50 (1..9)");
        assertThat(figure(List.of(4.0, 2.0), Goal.NONE).result()).isEqualTo("3 (2..4)");
        assertThat(figure(List.of(12_345.6), Goal.NONE).result()).isEqualTo("12,346 (one run)");
    }

    @Test
    void theMedianDecidesWhetherTheGoalIsMet() {
        assertThat(figure(List.of(1.0, 52.0, 99.0), Goal.atMost(52)).verdict()).isEqualTo("met");
        assertThat(figure(List.of(15.0), Goal.below(15)).verdict()).isEqualTo("MISSED");
        assertThat(figure(List.of(7_999.0), Goal.atLeast(8_000)).verdict()).isEqualTo("MISSED");
        assertThat(figure(List.of(1.0), Goal.NONE).verdict()).isEmpty();
    }

    private static Figure figure(List<Double> values, Goal goal) {
        return new Figure("thing", "ms", values, goal);
    }
}
