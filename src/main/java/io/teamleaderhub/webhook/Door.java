package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.webhook.proof.Presented;
import io.teamleaderhub.webhook.proof.Proofs;
import io.teamleaderhub.webhook.proof.Proven;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in one webhook: who sent it, what it says, and that it is durable. Blocks for Kafka or PostgreSQL, 2.5 s at the most. */
@Singleton
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int LARGEST = 64 * 1024;

    private final Proofs proofs;
    private final Connection connection;
    private final EitherLog log;
    private final Ids ids;
    private final InstantSource clock;

    Door(Proofs proofs, Connection connection, EitherLog log, Ids ids, InstantSource clock) {
        this.proofs = proofs;
        this.connection = connection;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a delivery came to. */
    enum Result {
        ACCEPTED,
        REFUSED,
        TOO_LARGE,
        UNREADABLE,
        NOT_STORED
    }

    Result receive(Presented presented, byte[] body) throws InterruptedException {
        try {
            return received(presented, body);
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            LOG.warn("a webhook could not be checked, the database is away: {}", e.toString());
            return Result.NOT_STORED;
        }
    }

    private Result received(Presented presented, byte[] body) throws InterruptedException {
        var account = connection.accountId();
        var proven = account.flatMap(known -> proofs.check(presented, body, known));
        if (account.isEmpty() || proven.isEmpty()) {
            return Result.REFUSED;
        }
        if (body.length > LARGEST) {
            return Result.TOO_LARGE;
        }
        var id = id(proven.get());
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL keeps it
        var notification = Notification.read(body);
        if (notification.isEmpty()) {
            // A relay's id would come again with a repetition, after this one was discarded.
            var kept = proven.get().webhookId() == null ? id : ids.next();
            if (!log.storeUnreadable(kept, "door:" + id, receivedAt, body)) {
                LOG.warn("PostgreSQL did not take an unreadable webhook in time");
                return Result.NOT_STORED;
            }
            LOG.warn("unreadable webhook kept as rejected event {}", kept);
            return Result.UNREADABLE;
        }
        var event = new ReceivedEvent(id, receivedAt, proven.get().signingKey(), notification.get());
        if (!log.store(event, account.get(), body)) {
            LOG.warn("neither Kafka nor PostgreSQL took event {} in time", id);
            return Result.NOT_STORED;
        }
        proofs.taken(proven.get());
        return Result.ACCEPTED;
    }

    /** The same for every delivery of an event whose sender signs an id; else one of its own. */
    private UUID id(Proven proven) {
        return proven.webhookId() == null ? ids.next() : ids.named("webhook-id:" + proven.webhookId());
    }
}
