package io.teamleaderhub.refresh;

import io.teamleaderhub.refresh.Settlement.Failure;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.contract.Denials;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a failed fetch means for its key. An outage is not the key's fault and never makes a dead letter; what repeating
 * cannot help is dead at once, and what its whole type is denied waits for that to end.
 */
@Singleton
final class Failures {
    private static final int UNREADABLE_TRIES = 5;
    private static final int MOST_DOUBLINGS = 6;
    /** Read after create: the first wait, then 5 and 30 times that. */
    private static final int[] ABSENT_WAITS = {1, 5, 30};

    private final RefreshSettings settings;
    private final InstantSource clock;
    private final Denials denials;

    Failures(RefreshSettings settings, InstantSource clock, Denials denials) {
        this.settings = settings;
        this.clock = clock;
        this.denials = denials;
    }

    /** For a call that asked for this key only. */
    Settlement settlement(Claim.Key key, Answer answer) {
        return switch (answer) {
            case Answer.Limited(var until) -> new Settlement.Postponed(Duration.between(clock.instant(), until));
            case Answer.Unavailable(var detail) -> new Settlement.Retry(backOff(key), Failure.UNAVAILABLE, detail);
            case Answer.Unreadable(var detail)
            when key.attempts() + 1 < UNREADABLE_TRIES -> new Settlement.Retry(backOff(key), Failure.SCHEMA, detail);
            case Answer.Unreadable(var detail) -> new Settlement.Dead(Failure.SCHEMA, detail);
            case Answer.Denied(var detail) -> denied(key, detail, new Settlement.Dead(Failure.DENIED, detail));
            case Answer.Invalid(int status, var detail) -> new Settlement.Dead(Failure.INVALID, status + ": " + detail);
            case Answer.Found found -> throw new IllegalArgumentException("not a failure");
            case Answer.Gone gone -> throw new IllegalArgumentException("not a failure");
        };
    }

    /** For a call that asked for several: what may be the fault of one of them is found out one by one. */
    Settlement settlementOfList(Claim.Key key, Answer answer) {
        return switch (answer) {
            case Answer.Invalid invalid -> new Settlement.DetailNow();
            case Answer.Denied(var detail) -> denied(key, detail, new Settlement.DetailNow());
            case Answer.Unreadable unreadable -> new Settlement.DetailNow();
            case Answer.Gone gone ->
                settlement(key, new Answer.Unavailable("404 on a list: the API's address or path is wrong"));
            default -> settlement(key, answer);
        };
    }

    private Settlement denied(Claim.Key key, String detail, Settlement ofTheCall) {
        return switch (denials.verdict(key.key().type())) {
            case TYPE -> new Settlement.Parked(detail);
            case CALL -> ofTheCall;
            case UNKNOWN -> new Settlement.Retry(backOff(key), Failure.DENIED, detail);
        };
    }

    Settlement unstorable() {
        return new Settlement.Dead(
                Failure.UNSTORABLE, "the document has a character or number that PostgreSQL's jsonb cannot hold");
    }

    /** 404 on an id never seen: not there yet when an event announced it, else nothing to do. */
    Settlement notThereYet(Claim.Key key) {
        if (!key.announced() || key.attempts() >= ABSENT_WAITS.length) {
            return new Settlement.Cleared();
        }
        var wait = settings.absentRetry().multipliedBy(ABSENT_WAITS[key.attempts()]);
        return new Settlement.Retry(wait, Failure.ABSENT, "404 on an id just announced");
    }

    private Duration backOff(Claim.Key key) {
        var wait = settings.retry().multipliedBy(1L << Math.min(key.attempts(), MOST_DOUBLINGS));
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (wait.toMillis() * jitter));
    }
}
