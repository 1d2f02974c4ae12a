package io.teamleaderhub.webhook.rejected;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.platform.selection.CauseCount;
import io.teamleaderhub.platform.selection.Cursor;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import io.teamleaderhub.platform.selection.Effect;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds rejected events, reads them again or gives them up. Every method blocks for the database. */
@Singleton
final class Rejections {
    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
    private static final Cursor CURSOR = new Cursor(new Column("received_at", Kind.INSTANT), new Column("id", Kind.ID));
    /** Characters of a body in a list. */
    private static final int SHOWN = 2_000;
    /** The command line waits 30 s for an answer. */
    private static final Duration LONGEST_REPLAY = Duration.ofSeconds(20);

    private static final Duration KAFKA_RETRY = Duration.ofSeconds(5);

    private final RejectedEventRepository repository;
    private final Rereading rereading;
    private final Connection connection;
    private final Transactions transactions;

    Rejections(
            RejectedEventRepository repository, Rereading rereading, Connection connection, Transactions transactions) {
        this.repository = repository;
        this.rereading = rereading;
        this.connection = connection;
        this.transactions = transactions;
    }

    /**
     * A page of them, the latest first.
     *
     * @param cursor where the page before ended; empty for the first
     * @param most events on the page
     */
    Page find(EventSelection selection, String cursor, int most) {
        var wanted = selection.toJson();
        var rows = repository.find(wanted, CURSOR.read(cursor), most, ShownBody.bytesFor(SHOWN));
        var events = rows.stream().map(row -> row.shown(SHOWN)).toList();
        return new Page(events, repository.count(wanted), rows.size() < most ? null : after(rows.getLast()));
    }

    private static String after(RejectedRow last) {
        return CURSOR.after(last.receivedAt(), last.id());
    }

    /** One of them with its whole body. */
    Optional<RejectedEvent> find(UUID id) {
        return repository.whole(id).stream().findFirst().map(row -> row.shown(Integer.MAX_VALUE));
    }

    /**
     * Reads them again: what can be read now is taken in like any webhook, the rest stays. Also blocks for Kafka.
     *
     * @param dryRun only count them
     * @throws HubException 409 before the first consent, for an event belongs to an account; 503 when Kafka does not take one
     */
    Replayed replay(EventSelection selection, boolean dryRun) throws InterruptedException {
        var wanted = selection.toJson();
        long matched = matched(wanted);
        if (dryRun || matched == 0) {
            return new Replayed(matched, 0, 0, matched, dryRun);
        }
        var account = connection
                .accountId()
                .orElseThrow(() -> new HubException(
                        HttpStatus.CONFLICT, "The hub is not connected to Teamleader yet. Connect it first."));
        var count = rereading.run(wanted, account, LONGEST_REPLAY);
        LOG.info("{} rejected events are taken in, {} still cannot be", count.done(), count.stillRejected());
        if (count.refused() > 0) {
            throw new HubException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The topic did not take %d events in time; %d were taken in. Send it again."
                            .formatted(count.refused(), count.done()),
                    KAFKA_RETRY);
        }
        return new Replayed(matched, count.done(), count.stillRejected(), count.left(), false);
    }

    /**
     * Gives them up; what they were and why is kept.
     *
     * @param dryRun only count them
     */
    Effect discard(EventSelection selection, String reason, boolean dryRun) {
        var wanted = selection.toJson();
        long matched = matched(wanted);
        if (dryRun || matched == 0) {
            return new Effect(matched, 0, dryRun);
        }
        long discarded = transactions.write(() -> repository.discard(wanted, reason));
        LOG.info("{} rejected events were discarded: {}", discarded, reason);
        return new Effect(matched, discarded, false);
    }

    private long matched(String wanted) {
        return CauseCount.sum(repository.count(wanted));
    }

    /**
     * Rejected events, the latest first.
     *
     * @param items the events of this page, with the beginning of their bodies
     * @param causes how many there are in all, by cause
     * @param next cursor of the next page; absent on the last
     */
    @Serdeable
    public record Page(
            List<RejectedEvent> items,
            List<CauseCount> causes,
            @Nullable String next) {}
}
