package io.teamleaderhub.teamleader;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a type's entities a list is asked for.
 *
 * @param status one of {@link EntityType#statuses}; empty for a list that shows every status
 * @param updatedSince those changed at or after that instant, by the API's clock; null for all
 * @param thread the ticket whose messages; null for every other type
 */
public record Selection(
        String status,
        @Nullable Instant updatedSince,
        @Nullable UUID thread) {
    /** Everything that the list shows without being asked for more. */
    public static final Selection ALL = new Selection("", null, null);
}
