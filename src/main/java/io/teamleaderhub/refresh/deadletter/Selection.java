package io.teamleaderhub.refresh.deadletter;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.selection.Named;
import io.teamleaderhub.platform.selection.Selecting;
import io.teamleaderhub.refresh.Failure;
import io.teamleaderhub.teamleader.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant: those that have everything named.
 *
 * @param type entity type, such as contact
 * @param id entity id
 * @param cause invalid, denied, schema, unstorable or exhausted
 * @param search text that the first or latest error contains, whatever its case
 * @param failedAfter ISO 8601 instant: failed then or later
 * @param failedBefore ISO 8601 instant: failed before
 */
@Serdeable
public record Selection(
        @Nullable String type,
        @Nullable String id,
        @Nullable String cause,
        @Nullable String search,
        @Nullable String failedAfter,
        @Nullable String failedBefore)
        implements Selecting {
    @Override
    public Named named() {
        return new Named()
                .oneOf("type", "type", type, EntityType.names())
                .id("id", "id", id, "an entity's")
                .oneOf("cause", "cause_class", cause, causes())
                .text("search", "search", search)
                .instant("failedAfter", "failed_after", failedAfter)
                .instant("failedBefore", "failed_before", failedBefore);
    }

    private static List<String> causes() {
        return Failure.ofDeadLetters().stream().map(Failure::stored).toList();
    }
}
