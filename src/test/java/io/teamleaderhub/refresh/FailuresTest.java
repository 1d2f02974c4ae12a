package io.teamleaderhub.refresh;

import static io.teamleaderhub.refresh.Stale.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Scale;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.contract.Denials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Answer OUTAGE = new Answer.Unavailable("status 503");

    private Denials.Verdict verdict = Denials.Verdict.CALL;
    private final Failures failures = new Failures(
            new RefreshSettings(4, 100, Duration.ofSeconds(5), FIRST_WAIT, Duration.ofSeconds(2), Duration.ZERO),
            InstantSource.fixed(NOW),
            type -> verdict);

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
        assertThat(failures.settlementOfList(key(0, true), denied)).isInstanceOf(Settlement.DetailNow.class);
        verdict = Denials.Verdict.TYPE;
        assertThat(failures.settlement(key(0, true), denied)).isEqualTo(new Settlement.Parked("no scope"));
        assertThat(failures.settlementOfList(key(0, true), denied)).isEqualTo(new Settlement.Parked("no scope"));
        verdict = Denials.Verdict.UNKNOWN;
        assertThat(failures.settlement(key(0, true), denied)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlementOfList(key(0, true), denied)).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void anOutageIsNeverADeadLetter() {
        assertThat(failures.settlement(key(100_000, true), OUTAGE)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlementOfList(key(100_000, true), OUTAGE)).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void aRefusedCallIsNoAttemptAndWaitsForTheLimiter() {
        var limited = new Answer.Limited(NOW.plusSeconds(17));

        assertThat(failures.settlement(key(3, true), limited))
                .isEqualTo(new Settlement.Postponed(Duration.ofSeconds(17)));
        assertThat(failures.settlementOfList(key(3, true), limited))
                .isEqualTo(new Settlement.Postponed(Duration.ofSeconds(17)));
    }

    @Test
    void whatRepeatingCannotHelpIsDeadAtOnce() {
        assertThat(failures.settlement(key(0, true), new Answer.Denied("no scope")))
                .isEqualTo(new Settlement.Dead(Settlement.Failure.DENIED, "no scope"));
        assertThat(failures.settlement(key(0, true), new Answer.Invalid(400, "no id")))
                .isEqualTo(new Settlement.Dead(Settlement.Failure.INVALID, "400: no id"));
        assertThat(failures.unstorable()).isInstanceOf(Settlement.Dead.class);
    }

    @Test
    void anUnreadableAnswerIsTriedFiveTimes() {
        var unreadable = new Answer.Unreadable("HTML");

        assertThat(failures.settlement(key(3, true), unreadable)).isInstanceOf(Settlement.Retry.class);
        assertThat(failures.settlement(key(4, true), unreadable))
                .isEqualTo(new Settlement.Dead(Settlement.Failure.SCHEMA, "HTML"));
    }

    @Test
    void whatMayBeOneKeysFaultInAListIsFoundOutByInfo() {
        assertThat(failures.settlementOfList(key(0, true), new Answer.Invalid(400, "no")))
                .isInstanceOf(Settlement.DetailNow.class);
        assertThat(failures.settlementOfList(key(0, true), new Answer.Unreadable("HTML")))
                .isInstanceOf(Settlement.DetailNow.class);
    }

    @Test
    void aListThatIsNotThereIsAnOutageAndNoAbsence() {
        assertThat(failures.settlementOfList(key(0, true), new Answer.Gone())).isInstanceOf(Settlement.Retry.class);
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
