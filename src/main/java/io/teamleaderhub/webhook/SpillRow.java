package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** A row of {@code hub.webhook_spill}; {@code head} is its body in hex. */
@MappedEntity(value = "webhook_spill", schema = "hub")
record SpillRow(@Id UUID eventId, Instant receivedAt, String accountId, String signingKey, String head) {
    byte[] bytes() {
        return HexFormat.of().parseHex(head);
    }

    /** Whether it can be read; another version of the hub may have written it. */
    boolean readable() {
        return Notification.read(bytes()).isPresent();
    }

    /**
     * As the door made it.
     *
     * @throws java.util.NoSuchElementException when it cannot be read
     */
    ReceivedEvent event() {
        return new ReceivedEvent(
                eventId, receivedAt, signingKey, Notification.read(bytes()).orElseThrow());
    }
}
