package io.teamleaderhub.webhook;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.SqlFailure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that Kafka did not take in time, in PostgreSQL. The door writes them over connections of its own; their keys are
 * marked stale straight from here, and they leave for the topic of webhooks once Kafka is back.
 */
@Singleton
public final class Spill {
    private static final Logger LOG = LoggerFactory.getLogger(Spill.class);
    /** Beyond that PostgreSQL does not keep up, and whoever sends may as well come again. */
    private static final int MOST_AT_ONCE = 500;
    /** A connection may have broken while nobody used it. */
    private static final int TRIES = 2;

    private final DoorRepository door;
    private final SpillRepository repository;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final Signal spilled = new Signal();

    Spill(DoorRepository door, SpillRepository repository) {
        this.door = door;
        this.repository = repository;
    }

    /** Keeps an event. Blocks, 4 s for each of two tries at the most; returns whether it is durable, false for "unknown". */
    boolean keep(ReceivedEvent event, String accountId, byte[] body) {
        var key = event.notification().key();
        boolean kept =
                written(() -> door.spill(event.id(), event.receivedAt(), accountId, key, event.signingKey(), body));
        if (kept) {
            spilled.wake();
        }
        return kept;
    }

    /** Keeps what is no webhook, as a rejected event. Blocks and returns as {@link #keep}. */
    boolean keepUnreadable(UUID id, String origin, Instant receivedAt, byte[] body) {
        var cause = Rejection.UNREADABLE;
        return written(() -> door.reject(id, receivedAt, origin, cause.stored(), cause.reason(), body));
    }

    private boolean written(Runnable statement) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            for (int attempt = 1; attempt <= TRIES; attempt++) {
                if (done(statement)) {
                    return true;
                }
            }
            return false;
        } finally {
            free.release();
        }
    }

    private static boolean done(Runnable statement) {
        try {
            statement.run();
            return true;
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            LOG.debug("PostgreSQL did not take an event", e);
            return false;
        }
    }

    /** Why nothing can be kept here; empty when it can. Blocks, as {@link #keep}. */
    Optional<String> problem() {
        try {
            return door.writable() ? Optional.empty() : Optional.of("PostgreSQL is read-only");
        } catch (RuntimeException e) {
            LOG.debug("PostgreSQL cannot be used by the door", e);
            return Optional.of("PostgreSQL cannot be used");
        }
    }

    /** Waits until this process has kept an event, at the most for that time. */
    public void await(Duration atMost) throws InterruptedException {
        spilled.await(atMost);
    }

    /** The longest kept of those not taken in, which are the caller's until its transaction ends. Blocks for the database. */
    public List<ReceivedEvent> untaken(int most) {
        return readable(repository.untaken(most)).stream().map(SpillRow::event).toList();
    }

    /** They are taken in, or that is left to who reads the topic. Blocks for the database. */
    public void taken(Collection<ReceivedEvent> events) {
        if (!events.isEmpty()) {
            repository.taken(idsOf(events));
        }
    }

    /** The longest kept, in the order in which they came. Blocks for the database. */
    List<SpillRow> oldest(int most) {
        return readable(repository.oldest(most));
    }

    /** Those that are; of the others, rejected events are made. */
    private List<SpillRow> readable(List<SpillRow> rows) {
        var byReadable = rows.stream().collect(Collectors.partitioningBy(SpillRow::readable));
        var others = byReadable.getOrDefault(false, List.of());
        if (!others.isEmpty()) {
            var cause = Rejection.UNREADABLE;
            repository.reject(array(others.stream().map(SpillRow::eventId)), cause.stored(), cause.reason());
            LOG.warn("{} events in the spill cannot be read and are kept as rejected", others.size());
        }
        return byReadable.getOrDefault(true, List.of());
    }

    /** They are in Kafka. Blocks for the database. */
    void remove(Collection<ReceivedEvent> events) {
        repository.remove(idsOf(events));
    }

    /** How much is kept. Blocks for the database. */
    SpillCount count() {
        return repository.count();
    }

    private static String idsOf(Collection<ReceivedEvent> events) {
        return array(events.stream().map(ReceivedEvent::id));
    }

    private static String array(Stream<UUID> ids) {
        return Json.write(JsonNode.createArrayNode(
                ids.map(id -> JsonNode.createStringNode(id.toString())).toList()));
    }
}
