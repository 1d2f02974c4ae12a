package io.teamleaderhub.webhook;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/** Events that were signed or consumed but cannot be read: their bytes are kept. Blocks for the database. */
@Singleton
public final class RejectedEvents {
    private final EventRepository repository;

    RejectedEvents(EventRepository repository) {
        this.repository = repository;
    }

    /**
     * Keeps the bytes; a second time from the same origin does nothing.
     *
     * @param origin {@code door:<event id>}, {@code spill:<event id>} or {@code <topic>/<partition>/<offset>}
     * @param reason what the cause came to for this one
     */
    public void keep(UUID id, Instant receivedAt, String origin, Rejection cause, String reason, byte[] body) {
        repository.reject(id, receivedAt, origin, cause.stored(), reason, body);
    }

    /** How many are kept, whether they can be read by now or not. */
    public long count() {
        return repository.countRejected();
    }
}
