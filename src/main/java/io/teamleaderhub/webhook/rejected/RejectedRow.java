package io.teamleaderhub.webhook.rejected;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code hub.rejected_event}; {@code head} is its body in hex, or as much of it as was asked for. */
@MappedEntity(value = "rejected_event", schema = "hub")
record RejectedRow(
        @Id UUID id,
        Instant receivedAt,
        String origin,
        String cause,
        String reason,
        int replays,
        @Nullable Instant replayedAt,
        int size,
        String head) {
    /** As many bytes of its body as were asked for. */
    byte[] bytes() {
        return HexFormat.of().parseHex(head);
    }

    /** As operators see it, with so many characters of its body. */
    RejectedEvent shown(int most) {
        var body = ShownBody.of(bytes(), size, most);
        return new RejectedEvent(
                id,
                receivedAt,
                origin,
                cause,
                reason,
                replays,
                replayedAt,
                size,
                body.text(),
                body.encoding(),
                body.cut());
    }
}
