package io.teamleaderhub.explain.entities;

import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.mirror.history.Document;
import java.util.List;

/**
 * A page of entities, in the order of their latest changes.
 *
 * @param items the entities
 * @param next the cursor of the page after; always there, so that whoever polls goes on from it
 * @param more whether the page after has something already
 */
@Serdeable
public record EntityPage(List<Document> items, String next, boolean more) {
    /** Copies the list. */
    public EntityPage {
        items = List.copyOf(items);
    }
}
