package io.teamleaderhub.refresh.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.platform.selection.CauseCount;
import io.teamleaderhub.platform.selection.Cursor;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import io.teamleaderhub.platform.selection.Effect;
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
    private static final Cursor CURSOR =
            new Cursor(new Column("failed_at", Kind.INSTANT), new Column("type", Kind.TEXT), new Column("id", Kind.ID));

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
        var letters = repository.find(wanted, CURSOR.read(cursor), most);
        return new Page(letters, repository.count(wanted), letters.size() < most ? null : after(letters.getLast()));
    }

    private static String after(DeadLetter last) {
        return CURSOR.after(last.failedAt(), last.type(), last.id());
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
        long discarded = transactions.write(() -> repository.discard(wanted, reason));
        LOG.info("{} dead letters were discarded: {}", discarded, reason);
        return new Effect(matched, discarded, false);
    }

    private long matched(String wanted) {
        return CauseCount.sum(repository.count(wanted));
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
}
