package io.teamleaderhub.refresh;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.budget.Permit;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a claim and stores what came: the mirror's rows, what becomes of the keys and the lines of the fetch log are one
 * transaction. Blocks for the call and the database.
 */
@Singleton
final class Refresher {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    /** Fetches may be many while answers are slow; what they bring waits here, not for the database's connections. */
    private static final int STORING_AT_ONCE = 4;

    private final Fetcher fetcher;
    private final Mirror mirror;
    private final StaleSet stale;
    private final Settlements settlements;
    private final Failures failures;
    private final FetchLog log;
    private final FollowUps followUps;
    private final Transactions transactions;
    private final Semaphore storing = new Semaphore(STORING_AT_ONCE);

    Refresher(
            Fetcher fetcher,
            Mirror mirror,
            StaleSet stale,
            Settlements settlements,
            Failures failures,
            FetchLog log,
            FollowUps followUps,
            Transactions transactions) {
        this.fetcher = fetcher;
        this.mirror = mirror;
        this.stale = stale;
        this.settlements = settlements;
        this.failures = failures;
        this.log = log;
        this.followUps = followUps;
        this.transactions = transactions;
    }

    /**
     * Refreshes the claim's keys.
     *
     * @return how many entities it made current
     * @throws RuntimeException when the database is away; the claim then ends by itself
     */
    int refresh(Claim claim, Permit permit) {
        try {
            return stored(claim, fetcher.fetch(claim, permit));
        } finally {
            stale.wake();
        }
    }

    /** As {@link #refresh}, after the call. */
    int stored(Claim claim, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Seen seen -> takenIn(claim, seen);
            case Fetched.Failed failed -> failed(claim, failed);
        };
    }

    private int takenIn(Claim claim, Fetched.Seen fetched) {
        storing.acquireUninterruptibly();
        try {
            return transactions.writeAgain(() -> written(claim, fetched));
        } catch (RuntimeException | StackOverflowError e) {
            var failure = SqlFailure.of(e);
            if (failure == SqlFailure.AWAY || failure == SqlFailure.CONFLICT) {
                throw e;
            }
            LOG.warn("{} could not be taken in: {}", claim.single().key(), e.toString(), e);
            var detail = "the answer could not be taken in: " + e;
            return settled(claim, fetched, failures.notTakenIn(claim, failure, detail), "not_taken_in", detail);
        } finally {
            storing.release();
        }
    }

    /** Writes what was seen; a claimed key that was not seen is a suspect for info. */
    private int written(Claim claim, Fetched.Seen fetched) {
        var written = mirror.write(writable(claim, fetched), causes(claim));
        stale.mark(followUps.of(fetched.seen(), written));
        var next = new HashMap<EntityKey, Settlement>();
        var outcomes = new HashMap<EntityKey, String>();
        for (Claim.Key claimed : claim.keys()) {
            var key = claimed.key();
            var seen = fetched.seen().get(key);
            var result = written.get(key);
            next.put(key, settlements.of(claim.need(), claimed, seen, result));
            outcomes.put(
                    key,
                    result != null
                            ? result.outcome().name().toLowerCase(Locale.ROOT)
                            : seen == null ? "missing" : Failure.WITHHELD.stored());
        }
        var answered = next.entrySet().stream()
                .filter(entry -> entry.getValue().answers())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        log.add(claim, fetched.at(), outcomes, answered, "");
        return stale.settle(claim, next);
    }

    private int failed(Claim claim, Fetched.Failed fetched) {
        var answer = fetched.answer();
        var settlement = claim.byList() && claim.keys().size() > 1
                ? failures.settlementOfList(claim, answer)
                : failures.settlement(claim.single(), answer);
        return settled(claim, fetched, settlement, answer.kind(), answer.said());
    }

    private int settled(Claim claim, Fetched fetched, Settlement settlement, String outcome, String detail) {
        return transactions.writeAgain(() -> {
            log.add(claim, fetched.at(), forAll(claim, outcome), Set.of(), detail);
            if (settlement instanceof Settlement.Parked parked) {
                stale.park(claim, parked.why());
                return 0;
            }
            return stale.settle(claim, forAll(claim, settlement));
        });
    }

    private static <T> Map<EntityKey, T> forAll(Claim claim, T value) {
        return claim.keys().stream().collect(Collectors.toMap(Claim.Key::key, key -> value));
    }

    /** All that was seen, but for absences that a person must approve. */
    private static List<Observation> writable(Claim claim, Fetched.Seen fetched) {
        var withheld = claim.keys().stream()
                .filter(Claim.Key::withheld)
                .map(Claim.Key::key)
                .collect(Collectors.toSet());
        return fetched.seen().values().stream()
                .filter(seen -> !(seen instanceof Observation.Absent && withheld.contains(seen.key())))
                .toList();
    }

    private static Function<EntityKey, Cause> causes(Claim claim) {
        Map<EntityKey, Cause> causes =
                claim.keys().stream().collect(Collectors.toMap(Claim.Key::key, Claim.Key::cause));
        return key -> causes.getOrDefault(key, claim.single().cause());
    }
}
