package io.teamleaderhub.refresh;

import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.teamleader.Answer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a failed fetch means for its key. A failure is the key's own only while the API answers a list of its type; so an
 * outage, whatever it looks like, never makes a dead letter, and what a whole type is denied waits for that to end. May
 * block for a call that finds out which it is.
 */
@Singleton
final class Failures {
    private static final int UNREADABLE_TRIES = 5;
    private static final int UNAVAILABLE_TRIES = 10;
    /** Failures before anybody asks whose they are: most are over by then. */
    private static final int UNQUESTIONED = 2;

    private static final int MOST_DOUBLINGS = 6;
    /** Read after create: the first wait, then 5 and 30 times that. */
    private static final int[] ABSENT_WAITS = {1, 5, 30};

    private final RefreshSettings settings;
    private final InstantSource clock;
    private final Evidence evidence;

    Failures(RefreshSettings settings, InstantSource clock, Evidence evidence) {
        this.settings = settings;
        this.clock = clock;
        this.evidence = evidence;
    }

    /** For a call that asked for this key only. */
    Settlement settlement(Claim.Key key, Answer answer) {
        return switch (answer) {
            case Answer.Limited(var until) -> new Settlement.Postponed(Duration.between(clock.instant(), until));
            case Answer.Unavailable(var detail) ->
                triedAgain(key, Failure.UNAVAILABLE, detail, new Settlement.Dead(Failure.EXHAUSTED, detail));
            case Answer.Unreadable(var detail) ->
                triedAgain(key, Failure.SCHEMA, detail, new Settlement.Dead(Failure.SCHEMA, detail));
            case Answer.Denied(var detail) ->
                judged(key, Failure.DENIED, detail, new Settlement.Dead(Failure.DENIED, detail));
            case Answer.Invalid invalid ->
                judged(key, Failure.INVALID, invalid.said(), new Settlement.Dead(Failure.INVALID, invalid.said()));
            case Answer.Found found -> throw new IllegalArgumentException("not a failure");
            case Answer.Gone gone ->
                triedAgain(
                        key,
                        Failure.UNAVAILABLE,
                        "404 on a list",
                        new Settlement.Dead(Failure.EXHAUSTED, "404 on a list"));
        };
    }

    private Settlement triedAgain(Claim.Key key, Failure failure, String detail, Settlement atLast) {
        if (key.tries().attempts() < UNQUESTIONED) {
            return new Settlement.Retry(backOff(key), failure, detail, false);
        }
        int tries = failure == Failure.SCHEMA ? UNREADABLE_TRIES : UNAVAILABLE_TRIES;
        var own = key.tries().own() + 1 < tries ? new Settlement.Retry(backOff(key), failure, detail, true) : atLast;
        return judged(key, failure, detail, own);
    }

    /** What its own failure would come to, unless it turns out not to be its own. */
    private Settlement judged(Claim.Key key, Failure failure, String detail, Settlement itsOwn) {
        return switch (evidence.now(key.key().type())) {
            case TYPE -> new Settlement.Parked(Failure.SUSPENDED, detail);
            case CALL -> itsOwn;
            case UNKNOWN -> new Settlement.Retry(backOff(key), failure, detail, false);
        };
    }

    /** For a call that asked for several, as the first of them sees it: what may be the fault of one is found by halving. */
    Settlement settlementOfList(Claim claim, Answer answer) {
        var key = claim.single();
        var halved = new Settlement.Split(Math.ceilDiv(claim.keys().size(), 2));
        return switch (answer) {
            case Answer.Limited limited -> settlement(key, limited);
            case Answer.Denied(var detail) -> judged(key, Failure.DENIED, detail, halved);
            case Answer.Invalid invalid -> judged(key, Failure.INVALID, invalid.said(), halved);
            case Answer.Unreadable(var detail) -> judged(key, Failure.SCHEMA, detail, halved);
            case Answer.Unavailable(var detail) -> ofListUnavailable(claim, detail, halved);
            case Answer.Gone gone ->
                ofListUnavailable(claim, "404 on a list: the API's address or path is wrong", halved);
            case Answer.Found found -> throw new IllegalArgumentException("not a failure");
        };
    }

    private Settlement ofListUnavailable(Claim claim, String detail, Settlement halved) {
        var key = claim.single();
        return key.tries().attempts() < UNQUESTIONED
                ? new Settlement.Retry(backOff(key), Failure.UNAVAILABLE, detail, false)
                : judged(key, Failure.UNAVAILABLE, detail, halved);
    }

    /** What came could not be taken in, which is nobody's fault but its own. */
    Settlement notTakenIn(Claim claim, SqlFailure failure, String detail) {
        var key = claim.single();
        if (claim.keys().size() > 1) {
            return new Settlement.Split(Math.ceilDiv(claim.keys().size(), 2));
        }
        if (failure == SqlFailure.BAD_VALUE) {
            return new Settlement.Dead(Failure.UNSTORABLE, detail);
        }
        return key.tries().own() + 1 < UNREADABLE_TRIES
                ? new Settlement.Retry(backOff(key), Failure.SCHEMA, detail, true)
                : new Settlement.Dead(Failure.SCHEMA, detail);
    }

    Settlement unstorable() {
        return new Settlement.Dead(
                Failure.UNSTORABLE, "the document has a character or number that PostgreSQL's jsonb cannot hold");
    }

    /** Gone, but one of too many that a full sync missed. */
    Settlement withheld() {
        return new Settlement.Parked(
                Failure.WITHHELD, "404: gone at Teamleader; too many are missing at once to delete without a person");
    }

    /** 404 on an id never seen: not there yet when an event announced it, else nothing to do. */
    Settlement notThereYet(Claim.Key key) {
        int attempts = key.tries().attempts();
        if (!key.announced() || attempts >= ABSENT_WAITS.length) {
            return new Settlement.Cleared();
        }
        var wait = settings.absentRetry().multipliedBy(ABSENT_WAITS[attempts]);
        return new Settlement.Retry(wait, Failure.ABSENT, "404 on an id just announced", false);
    }

    /** No list shows it, and there is nobody else to ask: it is gone when a list does not show it again a while later. */
    Settlement missingOnce() {
        var wait = settings.absentRetry().multipliedBy(ABSENT_WAITS[ABSENT_WAITS.length - 1]);
        return new Settlement.Retry(wait, Failure.ABSENT, "no list shows it; it is gone if none does again", true);
    }

    private Duration backOff(Claim.Key key) {
        var wait = settings.retry().multipliedBy(1L << Math.min(key.tries().attempts(), MOST_DOUBLINGS));
        double jitter = ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        return Duration.ofMillis((long) (wait.toMillis() * jitter));
    }
}
