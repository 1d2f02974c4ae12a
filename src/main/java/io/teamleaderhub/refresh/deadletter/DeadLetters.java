package io.teamleaderhub.refresh.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds dead letters, gives them another try or gives them up. Every method blocks for the database. */
@Singleton
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 500;

    private final DeadLetterRepository repository;
    private final StaleSet stale;
    private final Transactions transactions;

    DeadLetters(DeadLetterRepository repository, StaleSet stale, Transactions transactions) {
        this.repository = repository;
        this.stale = stale;
        this.transactions = transactions;
    }

    /**
     * A page of them, the latest failures first.
     *
     * @param cursor where the page before ended; empty for the first
     * @param most letters on the page
     */
    Page find(Selection selection, String cursor, int most) {
        var wanted = selection.toJson();
        var letters = repository.find(wanted, Cursor.read(cursor), most);
        var next = letters.size() < most ? null : Cursor.after(letters.getLast());
        return new Page(letters, repository.count(wanted), next);
    }

    /**
     * Gives them another try through the budget: a single one as an operator's call, several as a full sync's.
     *
     * @param dryRun only count them
     */
    Effect replay(Selection selection, boolean dryRun) {
        var wanted = selection.toJson();
        long matched = matched(wanted);
        if (dryRun || matched == 0) {
            return new Effect(matched, 0, dryRun);
        }
        var callClass = matched == 1 ? CallClass.OPERATOR : CallClass.RECONCILE;
        long replayed = transactions.write(() -> repository.replay(wanted, callClass.number()));
        stale.wake();
        LOG.info("{} dead letters are tried again", replayed);
        return new Effect(matched, replayed, false);
    }

    /**
     * Gives them up; what they were and why is kept.
     *
     * @param dryRun only count them
     */
    Effect discard(Selection selection, String reason, boolean dryRun) {
        var wanted = selection.toJson();
        long matched = matched(wanted);
        if (dryRun || matched == 0) {
            return new Effect(matched, 0, dryRun);
        }
        long discarded = transactions.write(() -> repository.discard(wanted, OneLine.of(reason, LONGEST_REASON)));
        LOG.info("{} dead letters were discarded: {}", discarded, OneLine.of(reason, LONGEST_REASON));
        return new Effect(matched, discarded, false);
    }

    private long matched(String wanted) {
        return repository.count(wanted).stream().mapToLong(CauseCount::count).sum();
    }

    /**
     * Dead letters, the latest failures first.
     *
     * @param items the letters of this page
     * @param causes how many there are in all, by cause
     * @param next cursor of the next page; absent on the last
     */
    @Serdeable
    public record Page(
            List<DeadLetter> items,
            List<CauseCount> causes,
            @Nullable String next) {}

    /**
     * What was done.
     *
     * @param matched dead letters selected
     * @param done of these, how many were changed
     * @param dryRun whether they were only counted
     */
    @Serdeable
    public record Effect(long matched, long done, boolean dryRun) {}
}
