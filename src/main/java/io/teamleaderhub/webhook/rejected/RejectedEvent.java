package io.teamleaderhub.webhook.rejected;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be taken in, and why.
 *
 * @param id its id, and that of the event once it is taken in
 * @param receivedAt when it reached the door or, for one found in Kafka, when it was written there
 * @param origin {@code door:<event id>} or {@code <topic>/<partition>/<offset>}
 * @param cause what is to be mended: unreadable (no {type, subject: {type, id}}), not_by_the_door (a record without what the
 *     door writes), no_id (the subject's id is none), refused (the database cannot hold it) or failed (the hub
 *     failed at it again and again)
 * @param reason what the cause came to, when it was last read
 * @param replays how often it was read again in vain
 * @param replayedAt when it was last read again
 * @param size length of its body in bytes
 * @param body its body, or the beginning of it
 * @param encoding how the body is shown: text when it is UTF-8, else base64
 * @param cut whether there is more of the body than is shown
 */
@Serdeable
public record RejectedEvent(
        UUID id,
        Instant receivedAt,
        String origin,
        String cause,
        String reason,
        int replays,
        @Nullable Instant replayedAt,
        int size,
        String body,
        String encoding,
        boolean cut) {}
