package io.teamleaderhub.reconcile;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import java.util.List;

/**
 * How many pages lists have when the source has just what the mirror has; the last of each is not full.
 *
 * @param byPart pages of each of the type's statuses, or of its one list
 */
record ExpectedPages(List<Long> byPart) {
    /** Blocks for the database, which goes through all of the type. */
    static ExpectedPages of(EntityType type, Mirror mirror) {
        if (!type.paged()) {
            return new ExpectedPages(List.of(1L));
        }
        if (type.statuses().isEmpty()) {
            return new ExpectedPages(List.of(pages(mirror.live(type))));
        }
        var live = mirror.liveByStatus(type);
        return new ExpectedPages(type.statuses().stream()
                .map(status -> pages(live.getOrDefault(status, 0L)))
                .toList());
    }

    private static long pages(long rows) {
        return rows / Teamleader.PAGE_SIZE + 1;
    }

    long all() {
        return byPart.stream().mapToLong(Long::longValue).sum();
    }
}
