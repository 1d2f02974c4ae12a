package io.teamleaderhub.webhook.rejected;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.selection.Named;
import io.teamleaderhub.platform.selection.Selecting;
import io.teamleaderhub.webhook.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Which rejected events are meant: those that have everything named.
 *
 * @param id id of the rejected event
 * @param cause unreadable, not_by_the_door, no_id, refused or failed
 * @param search text that the reason or the bytes contain, whatever the case of its ASCII letters
 * @param receivedAfter ISO 8601 instant: received then or later
 * @param receivedBefore ISO 8601 instant: received before
 */
@Serdeable
public record EventSelection(
        @Nullable String id,
        @Nullable String cause,
        @Nullable String search,
        @Nullable String receivedAfter,
        @Nullable String receivedBefore)
        implements Selecting {
    @Override
    public Named named() {
        return new Named()
                .id("id", "id", id, "a rejected event's")
                .oneOf("cause", "cause", cause, Rejection.names())
                .text("search", "search", search)
                .instant("receivedAfter", "received_after", receivedAfter)
                .instant("receivedBefore", "received_before", receivedBefore);
    }
}
