package io.teamleaderhub.refresh;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.webhook.EventLog;
import io.teamleaderhub.webhook.Notification;
import io.teamleaderhub.webhook.ReceivedEvent;
import io.teamleaderhub.webhook.RejectedEvents;
import io.teamleaderhub.webhook.Rejection;
import io.teamleaderhub.webhook.WebhookLog;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch of webhooks in: what is readable is logged and its keys are marked, what is not is kept as rejected, all in
 * one transaction. A row that the database refuses is isolated, so that it cannot hold up the others. Blocks.
 */
@Singleton
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int LONGEST_REASON = 300;
    /** So often a record may fail alone, for a reason that is not the database's, before it is kept as rejected. */
    private static final int MOST_FAILURES = 3;

    private final StaleSet stale;
    private final EventLog events;
    private final RejectedEvents rejected;
    private final Transactions transactions;
    private final Ids ids;
    private final Marking marking;
    /** How often each record has failed alone since it came. */
    private final Map<String, Integer> failedAlone = new ConcurrentHashMap<>();

    Intake(
            StaleSet stale,
            EventLog events,
            RejectedEvents rejected,
            Transactions transactions,
            Ids ids,
            Marking marking) {
        this.stale = stale;
        this.events = events;
        this.rejected = rejected;
        this.transactions = transactions;
        this.ids = ids;
        this.marking = marking;
    }

    /**
     * Takes the batch in.
     *
     * @throws RuntimeException when the database is away, or a record failed that may not fail again; nothing of the batch is
     *     then taken in, or all that can be: it comes again
     */
    void take(List<ConsumerRecord<String, byte[]>> batch) {
        try {
            transactions.writeAgain(() -> store(batch));
        } catch (RuntimeException | StackOverflowError e) {
            if (!mayBeOneRecords(e)) {
                throw e;
            }
            isolated(batch);
        }
        batch.forEach(message -> failedAlone.remove(origin(message)));
        stale.wake();
    }

    private static boolean mayBeOneRecords(Throwable failure) {
        return switch (SqlFailure.of(failure)) {
            case BAD_VALUE, NONE -> true;
            case AWAY, CONFLICT -> false;
        };
    }

    private void isolated(List<ConsumerRecord<String, byte[]>> batch) {
        int failed = 0;
        for (ConsumerRecord<String, byte[]> message : batch) {
            try {
                transactions.writeAgain(() -> store(List.of(message)));
            } catch (RuntimeException | StackOverflowError e) {
                if (!mayBeOneRecords(e)) {
                    throw e;
                }
                LOG.warn("{} could not be taken in", origin(message), e);
                if (SqlFailure.of(e) == SqlFailure.BAD_VALUE) {
                    reject(message, Rejection.REFUSED, Rejection.REFUSED.reason());
                } else if (failedAlone.merge(origin(message), 1, Integer::sum) >= MOST_FAILURES) {
                    reject(message, Rejection.FAILED, Rejection.FAILED.reason());
                } else {
                    failed++;
                }
            }
        }
        if (failed > 0) {
            throw new IllegalStateException(failed + " records failed; the batch comes again");
        }
    }

    private int store(List<ConsumerRecord<String, byte[]>> batch) {
        var received = new ArrayList<ReceivedEvent>();
        var marks = new ArrayList<Mark>();
        for (ConsumerRecord<String, byte[]> message : batch) {
            read(message).ifPresent(event -> {
                received.add(event);
                marking.rejection(event.notification()).ifPresent(cause -> reject(message, cause, cause.reason()));
                marking.mark(event.notification()).ifPresent(marks::add);
            });
        }
        events.add(received);
        stale.mark(marks);
        return marks.size();
    }

    private Optional<ReceivedEvent> read(ConsumerRecord<String, byte[]> message) {
        try {
            return Optional.of(WebhookLog.read(message));
        } catch (RuntimeException e) {
            reject(message, e);
            return Optional.empty();
        }
    }

    private void reject(ConsumerRecord<String, byte[]> message, RuntimeException unread) {
        boolean webhook =
                message.value() != null && Notification.read(message.value()).isPresent();
        if (webhook) {
            var cause = Rejection.NOT_BY_THE_DOOR;
            var reason = OneLine.of(cause.reason() + ": " + unread.getMessage(), LONGEST_REASON);
            reject(message, cause, reason);
        } else {
            reject(message, Rejection.UNREADABLE, Rejection.UNREADABLE.reason());
        }
    }

    private void reject(ConsumerRecord<String, byte[]> message, Rejection cause, String reason) {
        LOG.warn("{} kept as a rejected event: {}", origin(message), reason);
        var body = message.value() == null ? new byte[0] : message.value();
        rejected.keep(ids.next(), Instant.ofEpochMilli(message.timestamp()), origin(message), cause, reason, body);
    }

    private static String origin(ConsumerRecord<?, ?> message) {
        return "%s/%d/%d".formatted(message.topic(), message.partition(), message.offset());
    }
}
