package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.selection.Cursor;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What runs found, page by page. Blocks for the database. */
@Singleton
final class FindingPages {
    private static final int FIRST = 100;
    private static final Cursor CURSOR = new Cursor(new Column("type", Kind.TEXT), new Column("id", Kind.ID));

    private final Findings findings;

    FindingPages(Findings findings) {
        this.findings = findings;
    }

    /**
     * A page of findings.
     *
     * @param next the cursor of the next page; null on the last
     */
    @Serdeable
    record Page(List<Finding> items, @Nullable String next) {}

    /** The first hundred. */
    List<Finding> first(UUID run) {
        return findings.page(run, "", "", "", "", "", FIRST);
    }

    /** A page; empty texts leave their condition out. */
    Page page(UUID run, String type, String kind, String outcome, String cursor, int limit) {
        var place = place(cursor);
        var rows = findings.page(
                run,
                type,
                kind,
                outcome,
                Json.text(place, "type").orElse(""),
                Json.text(place, "id").orElse(""),
                limit + 1);
        if (rows.size() <= limit) {
            return new Page(rows, null);
        }
        var shown = rows.subList(0, limit);
        return new Page(
                shown, CURSOR.after(shown.getLast().type(), shown.getLast().id()));
    }

    private static JsonNode place(String cursor) {
        var read = CURSOR.read(cursor);
        try {
            return read.isEmpty() ? JsonNode.nullNode() : Json.read(read);
        } catch (IOException e) {
            throw new UncheckedIOException("a cursor that was just checked", e);
        }
    }
}
