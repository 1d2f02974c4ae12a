package io.teamleaderhub.refresh;

import static io.teamleaderhub.refresh.Stale.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.contract.Denials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Answer OUTAGE = new Answer.Unavailable("status 503");

    private Denials.Verdict verdict = Denials.Verdict.CALL;
    private Instant now = NOW;
    private final Failures failures = new Failures(
            new RefreshSettings(4, 100, Duration.ofSeconds(5), FIRST_WAIT, Duration.ofSeconds(2), Duration.ZERO),
            InstantSource.fixed(NOW),
            new Evidence(type -> verdict, () -> now = now.plusSeconds(60)));

    @Test
    void theWaitDoublesUpToSixtyFourTimesWithinAFifth() {
        for (int attempts = 0; attempts < 40; attempts++) {
            var nominal = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, 6));
            for (int i = 0; i < Scale.of(50, 5_000); i++) {
                assertThat(waitAfter(attempts).toMillis())
                        .as("after %d attempts", attempts)
                        .isBetween(nominal.toMillis() * 8 / 10, nominal.toMillis() * 12 / 10);
            }
        }
    }

    @Test
    void theWaitsOfManyKeysAreSpread() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> waitAfter(3))
                        .distinct()
                        .count())
                .isGreaterThan(100);
    }

    @Test
    void aDeniedTypeIsWaitedForAndADeniedRecordIsDead() {
        var denied = new Answer.Denied("no scope");

        assertThat(failures.settlement(key(0, true), denied)).isInstanceOf(Settlement.Dead.class);
        assertThat(failures.settlementOfList(batch(0), denied)).isEqualTo(new Settlement.Split(50));
        verdict = Denials.Verdict.TYPE;
        assertThat(failures.settlement(key(0, true), denied))
                .isEqualTo(new Settlement.Parked(Failure.SUSPENDED, "no scope"));
        assertThat(failures.settlementOfList(batch(0), denied))
                .isEqualTo(new Settlement.Parked(Failure.SUSPENDED, "no scope"));
        verdict = Denials.Verdict.UNKNOWN;
        assertThat(failures.settlement(key(0, true), denied)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlementOfList(batch(0), denied)).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void anOutageIsNeverADeadLetterWhateverItLooksLike() {
        verdict = Denials.Verdict.UNKNOWN;
        for (Answer answer : List.of(OUTAGE, new Answer.Unreadable("HTML"), new Answer.Invalid(400, "no"))) {
            assertThat(failures.settlement(Stale.key(100_000, 9, true), answer))
                    .isInstanceOf(Settlement.Retry.class)
                    .extracting("own")
                    .isEqualTo(false);
            assertThat(failures.settlementOfList(batch(100_000), answer)).isInstanceOf(Settlement.Retry.class);
        }
    }

    @Test
    void oneThatFailsTenTimesWhileItsTypeIsAnsweredIsExhausted() {
        assertThat(failures.settlement(Stale.key(1, 0, true), OUTAGE))
                .extracting("own")
                .isEqualTo(false);
        assertThat(failures.settlement(Stale.key(2, 0, true), OUTAGE))
                .extracting("own")
                .isEqualTo(true);
        assertThat(failures.settlement(Stale.key(10, 8, true), OUTAGE)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlement(Stale.key(11, 9, true), OUTAGE))
                .isEqualTo(new Settlement.Dead(Failure.EXHAUSTED, "status 503"));
    }

    @Test
    void aListThatFailsWhileItsTypeIsAnsweredIsHalvedToFindWhoSpoilsIt() {
        assertThat(failures.settlementOfList(batch(1), OUTAGE)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlementOfList(batch(2), OUTAGE)).isEqualTo(new Settlement.Split(50));
    }

    @Test
    void whatCannotBeTakenInIsHalvedThenTriedThenDead() {
        assertThat(failures.notTakenIn(batch(0), SqlFailure.NONE, "why")).isEqualTo(new Settlement.Split(50));
        assertThat(failures.notTakenIn(alone(0), SqlFailure.NONE, "why")).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.notTakenIn(alone(4), SqlFailure.NONE, "why"))
                .isEqualTo(new Settlement.Dead(Failure.SCHEMA, "why"));
        assertThat(failures.notTakenIn(alone(0), SqlFailure.BAD_VALUE, "why"))
                .isEqualTo(new Settlement.Dead(Failure.UNSTORABLE, "why"));
    }

    @Test
    void aRefusedCallIsNoAttemptAndWaitsForTheLimiter() {
        var limited = new Answer.Limited(NOW.plusSeconds(17));

        assertThat(failures.settlement(key(3, true), limited))
                .isEqualTo(new Settlement.Postponed(Duration.ofSeconds(17)));
        assertThat(failures.settlementOfList(batch(3), limited))
                .isEqualTo(new Settlement.Postponed(Duration.ofSeconds(17)));
    }

    @Test
    void whatRepeatingCannotHelpIsDeadAtOnce() {
        assertThat(failures.settlement(key(0, true), new Answer.Denied("no scope")))
                .isEqualTo(new Settlement.Dead(Failure.DENIED, "no scope"));
        assertThat(failures.settlement(key(0, true), new Answer.Invalid(400, "no id")))
                .isEqualTo(new Settlement.Dead(Failure.INVALID, "400: no id"));
        assertThat(failures.unstorable()).isInstanceOf(Settlement.Dead.class);
    }

    @Test
    void anUnreadableAnswerIsTriedFiveTimesWhileItsTypeIsAnswered() {
        var unreadable = new Answer.Unreadable("HTML");

        assertThat(failures.settlement(Stale.key(5, 3, true), unreadable)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlement(Stale.key(6, 4, true), unreadable))
                .isEqualTo(new Settlement.Dead(Failure.SCHEMA, "HTML"));
    }

    @Test
    void whatMayBeOneKeysFaultInAListIsFoundByHalving() {
        assertThat(failures.settlementOfList(batch(0), new Answer.Invalid(400, "no")))
                .isEqualTo(new Settlement.Split(50));
        assertThat(failures.settlementOfList(batch(0), new Answer.Unreadable("HTML")))
                .isEqualTo(new Settlement.Split(50));
    }

    @Test
    void aListThatIsNotThereIsAnOutageAndNoAbsence() {
        assertThat(failures.settlementOfList(batch(0), new Answer.Gone())).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void whatWasAnnouncedIsLookedForThriceThenForgotten() {
        assertThat(absentWait(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(absentWait(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(absentWait(2)).isEqualTo(Duration.ofSeconds(60));
        assertThat(failures.notThereYet(key(3, true))).isInstanceOf(Settlement.Cleared.class);
    }

    @Test
    void whatNobodyAnnouncedIsForgottenAtOnce() {
        assertThat(failures.notThereYet(key(0, false))).isInstanceOf(Settlement.Cleared.class);
    }

    private static Claim batch(int attempts) {
        return new Claim(
                new UUID(0, 1),
                EntityType.CONTACT,
                Need.LIST,
                CallClass.LIVE,
                Collections.nCopies(100, key(attempts, true)));
    }

    private static Claim alone(int own) {
        return new Claim(
                new UUID(0, 1), EntityType.CONTACT, Need.DETAIL, CallClass.LIVE, List.of(Stale.key(own, own, true)));
    }

    private Duration waitAfter(int attempts) {
        return failures.settlement(key(attempts, true), OUTAGE) instanceof Settlement.Retry retry
                ? retry.pause()
                : Duration.ZERO;
    }

    private Duration absentWait(int attempts) {
        return failures.notThereYet(key(attempts, true)) instanceof Settlement.Retry retry
                ? retry.pause()
                : Duration.ZERO;
    }
}
