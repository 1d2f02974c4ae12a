package io.teamleaderhub.mirror.feed;

import io.micronaut.core.annotation.Introspected;
import io.teamleaderhub.teamleader.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication of every row, type by type in the order of their names, and where it is.
 *
 * @param cause operator, topic or database
 * @param upTo where the feed was when it was asked for: rows that changed since are published by their changes
 * @param nextType the type under way
 * @param nextId of that, the first id that is not published yet
 */
@Introspected
record Republish(UUID run, String cause, long upTo, String nextType, UUID nextId) {
    static final UUID FIRST_ID = new UUID(0, 0);

    private static final UUID LAST_ID = new UUID(-1, -1);
    private static final List<String> TYPES = Arrays.stream(EntityType.values())
            .map(EntityType::singular)
            .sorted()
            .toList();

    static String firstType() {
        return TYPES.getFirst();
    }

    /** The type after that one; null when it is the last. */
    static @Nullable String after(String type) {
        return TYPES.stream()
                .filter(next -> next.compareTo(type) > 0)
                .findFirst()
                .orElse(null);
    }

    /** The id after that one, in PostgreSQL's order; null when it is the last. */
    static @Nullable UUID after(UUID id) {
        if (id.equals(LAST_ID)) {
            return null;
        }
        long low = id.getLeastSignificantBits() + 1;
        return new UUID(low == 0 ? id.getMostSignificantBits() + 1 : id.getMostSignificantBits(), low);
    }
}
