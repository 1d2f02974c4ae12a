package io.teamleaderhub.explain.entities;

import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.history.EntityHistory;
import io.teamleaderhub.mirror.history.Version;
import io.teamleaderhub.platform.selection.Cursor;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.webhook.EventLog;
import io.teamleaderhub.webhook.Span;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entity's versions with the events that led to them, which the event log tells. Blocks for the database. */
@Singleton
final class Versions {
    /** How long the event log is kept. */
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);

    private static final Cursor BY_SEQ = new Cursor(new Column("seq", Kind.NUMBER));

    private final EntityHistory history;
    private final EventLog events;
    private final Entities entities;

    Versions(EntityHistory history, EventLog events, Entities entities) {
        this.history = history;
        this.events = events;
        this.entities = entities;
    }

    /** A page of versions, newest first. One more is read: the last one's events arrived after that. */
    VersionPage page(EntityKey key, String cursor, int limit) {
        long before =
                BY_SEQ.values(cursor).stream().findFirst().map(Long::valueOf).orElse(Long.MAX_VALUE);
        var found = history.versions(key, before, limit + 1);
        if (found.isEmpty() && cursor.isEmpty() && history.get(key).isEmpty()) {
            throw entities.missing(key);
        }
        var shown = found.subList(0, Math.min(limit, found.size()));
        return new VersionPage(
                key.type().singular(),
                key.id(),
                history.begins().orElse(null),
                items(key, shown, found),
                found.size() > limit ? BY_SEQ.after(shown.getLast().seq()) : null);
    }

    private List<VersionPage.Item> items(EntityKey key, List<Version> shown, List<Version> found) {
        var kept = history.now().minus(EVENTS_KEPT);
        var spans = new ArrayList<Span>();
        for (int i = 0; i < shown.size(); i++) {
            if (announced(shown.get(i), kept)) {
                spans.add(new Span(before(found, i), shown.get(i).at()));
            }
        }
        var ids = events.within(key, spans).iterator();
        return shown.stream()
                .map(version -> VersionPage.Item.of(version, announced(version, kept) ? ids.next() : none(version)))
                .toList();
    }

    private static boolean announced(Version version, Instant kept) {
        return version.cause().equals(Cause.WEBHOOK.stored()) && version.at().isAfter(kept);
    }

    /** Not known for what events caused so long ago that they are no longer kept. */
    private static @Nullable List<UUID> none(Version version) {
        return version.cause().equals(Cause.WEBHOOK.stored()) ? null : List.of();
    }

    private static @Nullable Instant before(List<Version> found, int i) {
        return i + 1 < found.size() ? found.get(i + 1).at() : null;
    }
}
