package io.teamleaderhub.teamleader.budget;

import static io.teamleaderhub.teamleader.budget.CallClass.BACKFILL;
import static io.teamleaderhub.teamleader.budget.CallClass.LIVE;
import static io.teamleaderhub.teamleader.budget.CallClass.OPERATOR;
import static io.teamleaderhub.teamleader.budget.CallClass.RECONCILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Teamleader's limit: 200 in 60 s, so a pace of 300 ms. */
class TurnsTest {
    private static final long PACE = 300_000;
    private static final long FAR = 30_000_000;

    private final Turns turns = new Turns(Duration.ofSeconds(60));

    private int allowed = 200;
    private int taken;
    private long paused;
    private long nextFree = PACE;
    private int coming = 10;
    private @Nullable Long lastTaken;
    private @Nullable Long twelfthPaced;
    private @Nullable Long lastReconcile = PACE;
    private @Nullable Integer waiting;
    private boolean reconcileWaits;

    @ParameterizedTest
    @EnumSource
    void anIdleBudgetServesEveryClassAtOnce(CallClass callClass) {
        assertNow(callClass, callClass);
    }

    @Test
    void theMostUrgentWorkGoesFirst() {
        assertNow(LIVE, BACKFILL, LIVE, OPERATOR);
    }

    @ParameterizedTest
    @EnumSource
    void aPauseHoldsUpEverybodyUntilItsEnd(CallClass callClass) {
        paused = 7_000;
        assertLater(7_000, callClass);
    }

    @ParameterizedTest
    @EnumSource
    void withoutAFreeSlotEverybodyWaitsForTheNext(CallClass callClass) {
        taken = 200;
        nextFree = 12_000;
        assertLater(12_000, callClass);
    }

    @Test
    void aLowerLimitOfTheServerLeavesNoSlotWhileMoreCallsCount() {
        allowed = 50;
        taken = 120;
        assertLater(PACE, LIVE);
    }

    @Test
    void whileSlotsComeFreeInTimeTheLastOneIsTakenAtOnce() {
        taken = 199;
        nextFree = 2 * PACE;
        lastTaken = 1L;
        assertNow(LIVE, LIVE);
        assertNow(BACKFILL, BACKFILL);
    }

    @Test
    void whenSlotsRunShortWhatIsLeftIsStretchedUntilTheNextComesFree() {
        taken = 100;
        nextFree = FAR;
        lastTaken = 50_000L;
        assertLater(FAR / 100 - 50_000, LIVE);
        assertLater(FAR / 100 - 50_000, BACKFILL);

        lastTaken = FAR / 100;
        assertNow(LIVE, LIVE);
        assertNow(BACKFILL, BACKFILL);
    }

    @Test
    void urgentWorkIsStretchedByTwoSecondsAtTheMostAndNotBeforeHalfTheSlotsAreGone() {
        taken = 198;
        nextFree = FAR;
        lastTaken = 0L;
        assertLater(2_000_000, LIVE);
        assertLater(FAR / 2, BACKFILL);

        taken = 99;
        assertNow(LIVE, LIVE);
    }

    @Test
    void pacedClassesMakeTwelveCallsInTenPacesAndUrgentOnesAsManyAsTheyLike() {
        twelfthPaced = 10 * PACE - 1;
        assertLater(1, BACKFILL);
        assertLater(1, RECONCILE);
        assertNow(LIVE, LIVE);

        twelfthPaced = 10 * PACE;
        assertNow(BACKFILL, BACKFILL);
    }

    @ParameterizedTest
    @EnumSource
    void aPacedClassLeavesItsReserveUnlessAsMuchComesFreeSoon(CallClass callClass) {
        coming = 0;
        taken = 200 - callClass.reserve(200);
        if (callClass.paced()) {
            assertLater(PACE, callClass);
            coming = 1;
            assertNow(callClass, callClass);
        }
        coming = 0;
        taken--;
        assertNow(callClass, callClass);
    }

    @Test
    void reservesAreThreeAndFiveOfTwoHundredAndScaleWithTheLimit() {
        assertThat(RECONCILE.reserve(200)).isEqualTo(3);
        assertThat(BACKFILL.reserve(200)).isEqualTo(5);
        assertThat(BACKFILL.reserve(20)).isEqualTo(1);
        assertThat(LIVE.reserve(200)).isZero();
        assertThat(OPERATOR.reserve(200)).isZero();
    }

    @Test
    void aClassWaitsWhileAMoreUrgentOneDoes() {
        waiting = RECONCILE.number();
        assertLater(PACE / 4, BACKFILL);
        assertNow(RECONCILE, RECONCILE);
        assertNow(LIVE, LIVE);

        waiting = LIVE.number();
        assertLater(PACE / 4, OPERATOR);
    }

    @Test
    void reconciliationThatHadNoCallForEightPacesGoesBeforeEverybody() {
        lastReconcile = 8 * PACE;
        taken = 199;
        coming = 0;
        waiting = LIVE.number();
        twelfthPaced = 0L;
        assertNow(RECONCILE, LIVE, RECONCILE);

        lastReconcile = 8 * PACE - 1;
        assertNow(LIVE, LIVE, RECONCILE);
    }

    @Test
    void theLastSlotIsLeftToAReconciliationThatIsDueElsewhere() {
        reconcileWaits = true;
        lastReconcile = null;
        taken = 199;
        assertLater(PACE / 4, LIVE);

        taken = 198;
        assertNow(LIVE, LIVE);
    }

    private void assertNow(CallClass next, CallClass... wanted) {
        assertThat(decide(wanted)).isEqualTo(new Turns.Decision(next, Duration.ZERO));
    }

    private void assertLater(long micros, CallClass... wanted) {
        assertThat(decide(wanted)).isEqualTo(new Turns.Decision(null, Duration.ofNanos(micros * 1_000)));
    }

    private Turns.Decision decide(CallClass... wanted) {
        var supply = new Supply(
                allowed,
                taken,
                0,
                paused,
                nextFree,
                coming,
                lastTaken,
                twelfthPaced,
                lastReconcile,
                waiting,
                reconcileWaits);
        return turns.decide(supply, new TreeSet<>(Arrays.asList(wanted)));
    }
}
