package io.teamleaderhub.refresh;

import static io.teamleaderhub.refresh.Stale.mark;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.support.Seeds;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkTest {
    static LongStream seeds() {
        return Seeds.of(100, 5_000);
    }

    @Test
    void theMoreUrgentMarkDecidesNeedClassAndCause() {
        var live = mark(Need.LIST, CallClass.LIVE, Cause.WEBHOOK);
        var backfill = mark(Need.DETAIL_REST, CallClass.BACKFILL, Cause.RECONCILE);

        assertThat(saidOnce(live.and(backfill))).isEqualTo(live);
        assertThat(saidOnce(backfill.and(live))).isEqualTo(live);
    }

    @Test
    void equallyUrgentMarksGetWhatCoversBoth() {
        assertThat(both(Need.LIST, Need.DETAIL)).isEqualTo(Need.DETAIL);
        assertThat(both(Need.LIST_REST, Need.DETAIL_REST)).isEqualTo(Need.LIST);
        assertThat(both(Need.DETAIL_REST, Need.DETAIL)).isEqualTo(Need.DETAIL);
        assertThat(both(Need.LIST_REST, Need.LIST)).isEqualTo(Need.LIST);
        assertThat(both(Need.DETAIL_REST, Need.DETAIL_REST)).isEqualTo(Need.DETAIL_REST);
    }

    @Test
    void anAnnouncementIsNotForgotten() {
        var deleted = new Mark(Stale.CONTACT, Need.LIST, CallClass.LIVE, Cause.WEBHOOK, false);
        var added = new Mark(Stale.CONTACT, Need.LIST, CallClass.BACKFILL, Cause.WEBHOOK, true);

        assertThat(deleted.and(added).announced()).isTrue();
        assertThat(added.and(deleted).announced()).isTrue();
        assertThat(deleted.and(deleted).announced()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyNumberOfMarksFoldToTheSameInAnyOrderAndWhoeverIsNamedTwice(long seed) {
        var random = new Random(seed);
        var marks =
                Stream.generate(() -> any(random)).limit(2 + random.nextInt(6)).toList();
        var folded = marks.stream().reduce(Mark::and).map(MarkTest::saidOnce).orElseThrow();

        for (int i = 0; i < 10; i++) {
            var others = new ArrayList<>(marks);
            others.add(marks.get(random.nextInt(marks.size())));
            Collections.shuffle(others, random);
            assertThat(saidOnce(grouped(others, random)))
                    .as("seed %d: %s", seed, others)
                    .isEqualTo(folded);
        }
    }

    @Test
    void everyMarkCounts() {
        var mark = mark(Need.LIST, CallClass.LIVE, Cause.WEBHOOK);

        assertThat(mark.and(mark)
                        .and(mark(Need.DETAIL, CallClass.BACKFILL, Cause.RECONCILE))
                        .times())
                .isEqualTo(3);
    }

    @Test
    void aDeletionIsWithheldOnlyWhileNobodyElseNamesItsKey() {
        var run = new UUID(0, 1);
        var suspect = mark(Need.DETAIL, CallClass.RECONCILE, Cause.RECONCILE).withheldBy(run);
        var webhook = mark(Need.LIST, CallClass.LIVE, Cause.WEBHOOK);

        assertThat(suspect.and(suspect).withheldBy()).isEqualTo(run);
        assertThat(suspect.and(webhook).withheldBy()).isNull();
        assertThat(webhook.and(suspect).withheldBy()).isNull();
    }

    private static Mark saidOnce(Mark mark) {
        return new Mark(mark.key(), mark.need(), mark.callClass(), mark.cause(), mark.announced());
    }

    /** Folds neighbours in any grouping. */
    private static Mark grouped(List<Mark> marks, Random random) {
        var left = new ArrayList<>(marks);
        while (left.size() > 1) {
            int i = random.nextInt(left.size() - 1);
            left.set(i, left.get(i).and(left.remove(i + 1)));
        }
        return left.getFirst();
    }

    private static Mark any(Random random) {
        return new Mark(
                Stale.CONTACT,
                any(List.of(Need.values()), random),
                any(List.of(CallClass.values()), random),
                any(List.of(Cause.values()), random),
                random.nextBoolean());
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static Need both(Need one, Need other) {
        var marks = List.of(mark(one, CallClass.LIVE, Cause.WEBHOOK), mark(other, CallClass.LIVE, Cause.WEBHOOK));
        return marks.getFirst().and(marks.getLast()).need();
    }
}
