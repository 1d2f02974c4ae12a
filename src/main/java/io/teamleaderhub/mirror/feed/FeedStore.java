package io.teamleaderhub.mirror.feed;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What PostgreSQL knows of the feed: what is to be published, and where it is. Blocks for the database. */
@Singleton
final class FeedStore {
    private static final Logger LOG = LoggerFactory.getLogger(FeedStore.class);
    /** A page of rows is published between two looks for changes. */
    private static final int MOST_ROWS = 500;
    /** Of documents in a page. */
    private static final long BYTES = 8 << 20;

    private final FeedRepository rows;
    private final CursorRepository cursor;
    private final Transactions transactions;
    private final Ids ids;
    private final FeedMeters meters;

    FeedStore(FeedRepository rows, CursorRepository cursor, Transactions transactions, Ids ids, FeedMeters meters) {
        this.rows = rows;
        this.cursor = cursor;
        this.transactions = transactions;
        this.ids = ids;
        this.meters = meters;
    }

    /**
     * Where a new leader goes on: where Kafka says, which is exact, else where PostgreSQL says, which may be a page behind.
     * A topic that is new gets everything; so does one that is ahead of the database, which is then one that was restored.
     *
     * @param topicId Kafka's id of the topic
     * @param committed the position that Kafka has
     */
    long begin(String topicId, OptionalLong committed) {
        return transactions.write(() -> {
            var known = cursor.locked();
            long start = known.seq();
            if (!known.topicId().equals(topicId)) {
                LOG.info("the feed's topic is new: every entity is published");
                republish("topic");
            } else if (committed.isPresent() && committed.getAsLong() > known.drawn()) {
                LOG.warn("the database is older than what the feed has published: every entity is published again");
                cursor.used(committed.getAsLong());
                republish("database");
            } else if (committed.isPresent()) {
                start = committed.getAsLong();
            }
            cursor.begin(start, topicId);
            return start;
        });
    }

    /** The changes after a position, so many at the most, and those that fit into a page. */
    List<FeedRow> changes(long after, int most, int longest) {
        return transactions.write(() -> {
            rows.byKey();
            return rows.changes(after, most, longest, BYTES);
        });
    }

    /** The rows that a republication comes to next, so many at the most, and those that fit into a page. */
    List<FeedRow> rows(Republish run, int most, int longest) {
        return transactions.write(() -> {
            rows.byKey();
            return rows.rows(
                    run.nextType(), run.nextId(), run.upTo(), run.cause(), Math.min(most, MOST_ROWS), longest, BYTES);
        });
    }

    /** Notes what was published; a note that is lost is one that Kafka has. */
    void moved(long position, int records, int oversize) {
        meters.count(records, oversize);
        transactions.write(() -> {
            transactions.mayBeLost();
            return cursor.moved(position, records, oversize);
        });
    }

    /** Has every row published, from the first on. */
    void republish(String cause) {
        cursor.republish(ids.next(), cause, Republish.firstType());
    }

    /** The republication under way. */
    Optional<Republish> openRepublish() {
        return transactions.write(cursor::open).stream().findFirst();
    }

    /** Notes that these rows of a republication were published. */
    void republished(Republish run, List<FeedRow> page, int records) {
        @Nullable
        UUID next = page.isEmpty() ? null : Republish.after(page.getLast().id());
        var type = next == null ? Republish.after(run.nextType()) : run.nextType();
        transactions.write(() -> cursor.republished(
                run.run(), run.nextType(), run.nextId(), type, next == null ? Republish.FIRST_ID : next, records));
    }

    /** Notes why the feed could not go on. */
    void failed(String error) {
        transactions.write(() -> cursor.failed(error));
    }
}
