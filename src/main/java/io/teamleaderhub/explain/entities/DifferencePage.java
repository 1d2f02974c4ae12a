package io.teamleaderhub.explain.entities;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.history.Differing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes between two instants came to, in the order of ids.
 *
 * @param from the earlier instant
 * @param to the later instant; give it with the cursor
 * @param items entities that differ; fewer than asked for where changes came to nothing
 * @param next the cursor of the page after; absent when there is none
 */
@Serdeable
public record DifferencePage(
        Instant from,
        Instant to,
        List<Differing> items,
        @Nullable String next) {
    /** Copies the list. */
    public DifferencePage {
        items = List.copyOf(items);
    }
}
