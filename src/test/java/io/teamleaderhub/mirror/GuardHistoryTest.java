package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Seeds;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which answers arrive, and however often: the row ends as the newest of each truth has it. */
class GuardHistoryTest {
    private static final int PERMUTATIONS = 20;

    static LongStream seeds() {
        return Seeds.of(100, 5_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyKeyEndsAsTheNewestAnswerThatHasItSays(long seed) {
        var history = new History(seed).with((int) (seed % 8) + 1, 0);

        for (int i = 0; i < PERMUTATIONS; i++) {
            var arrivals = history.arrivals();
            assertThat(replayed(arrivals).canonical())
                    .as("seed %d, permutation %d: %s", seed, i, arrivals)
                    .isEqualTo(history.expected());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHistoryThatComesAgainWritesNothing(long seed) {
        var history = new History(seed).with(6, 0);
        var row = replayed(history.arrivals());
        var before = row.canonical();

        for (Observation seen : history.arrivals()) {
            assertThat(row.take(seen)).as("seed %d: %s", seed, seen).isEqualTo(new Decision.Leave(Outcome.SUPERSEDED));
        }
        assertThat(row.canonical()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whetherItIsThereIsForTheNewestAnswerToSayAndNoOlderAbsenceApplies(long seed) {
        var history = new History(seed).with(1, 0).with(7, 3);

        for (int i = 0; i < PERMUTATIONS; i++) {
            var row = new ReplayedRow();
            row.take(history.inOrder().getFirst());
            for (Observation seen : history.arrivals()) {
                boolean foundLater = row.foundAfter(seen.seq());
                assertThat(row.take(seen) instanceof Decision.Delete && foundLater)
                        .as("seed %d: deleted by %s", seed, seen)
                        .isFalse();
            }
            assertThat(row.deleted())
                    .as("seed %d: %s", seed, history.inOrder())
                    .isEqualTo(history.newest() instanceof Observation.Absent);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCameBackAndWasSeenWholeHoldsNothingOfItsFormerLife(long seed) {
        var history = new History(seed).with(6, 3).thenBack();

        for (int i = 0; i < PERMUTATIONS; i++) {
            var arrivals = history.arrivals();
            var row = replayed(arrivals);
            assertThat(row.deleted()).as("seed %d", seed).isFalse();
            assertThat(row.canonical())
                    .as("seed %d, permutation %d: %s", seed, i, arrivals)
                    .isEqualTo(history.expected());
        }
    }

    /** Replays, and on the way sees to it that nothing is written that changes nothing. */
    private static ReplayedRow replayed(List<Observation> arrivals) {
        var row = new ReplayedRow();
        for (Observation seen : arrivals) {
            var decision = row.take(seen);
            if (decision.outcome() == Outcome.CHANGED) {
                assertThat(decision.changed()).isNotEmpty();
            }
        }
        return row;
    }
}
