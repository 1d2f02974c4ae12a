package io.teamleaderhub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionBrakeTest {
    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "0, 0, false",
        "20, 20, false",
        "21, 21, true",
        "21, 420, false",
        "22, 420, true",
        "500, 1000000, false",
        "501, 1000000, true"
    })
    void holdsWhatIsOverTwentyAndOverFivePerHundredOrFiveHundred(long missing, long live, boolean held) {
        assertThat(DeletionBrake.holds(missing, live)).isEqualTo(held);
    }
}
