package io.teamleaderhub.explain.entities;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.history.AsOf;
import io.teamleaderhub.mirror.history.Deleted;
import io.teamleaderhub.mirror.history.Document;
import io.teamleaderhub.mirror.history.EntityHistory;
import io.teamleaderhub.mirror.history.EntityHistory.Place;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.selection.Cursor;
import io.teamleaderhub.platform.selection.Cursor.Column;
import io.teamleaderhub.platform.selection.Cursor.Kind;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what programs ask of the mirror. Blocks for the database; throws 400, 404 and 410 with what to do. */
@Singleton
final class Entities {
    private static final Cursor BY_CHANGE = new Cursor(new Column("seq", Kind.NUMBER), new Column("id", Kind.ID));
    private static final Cursor BY_ID = new Cursor(new Column("id", Kind.ID));
    private static final UUID FIRST = new UUID(0, 0);

    private final EntityHistory history;
    private final Mirror mirror;

    Entities(EntityHistory history, Mirror mirror) {
        this.history = history;
        this.mirror = mirror;
    }

    /** A page of entities; one more is looked for, to say whether there are more. */
    EntityPage page(EntityType type, String cursor, @Nullable Instant since, Deleted deleted, int limit) {
        var place = BY_CHANGE.values(cursor);
        var after = place.isEmpty() ? null : new Place(Long.parseLong(place.get(0)), UUID.fromString(place.get(1)));
        var found = history.page(type, after, since, deleted, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size()));
        return new EntityPage(items, items.isEmpty() ? same(cursor) : next(items.getLast()), found.size() > limit);
    }

    private static String same(String cursor) {
        return cursor.isEmpty() ? BY_CHANGE.after(-1, FIRST) : cursor;
    }

    private static String next(Document last) {
        return BY_CHANGE.after(last.seq() == null ? -1 : last.seq(), last.id());
    }

    /** An entity as it is now. */
    Document now(EntityKey key) {
        return history.get(key).orElseThrow(() -> missing(key));
    }

    /** An entity as it was at an instant. */
    Document asOf(EntityKey key, Instant instant) {
        if (instant.isAfter(history.now())) {
            throw new HubException(HttpStatus.BAD_REQUEST, "as_of must not lie in the future.");
        }
        return switch (history.asOf(key, instant)) {
            case AsOf.There there ->
                new Document(
                        key.type().singular(),
                        key.id(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        instant,
                        there.document());
            case AsOf.NotThere notThere -> throw notThere(key, instant);
            case AsOf.Unknown unknown ->
                throw new HubException(
                        HttpStatus.GONE,
                        "What %s was at %s is not known any more: it has changed since, and history begins at %s. Ask for an instant since then."
                                .formatted(key, instant, begins()));
        };
    }

    private HubException notThere(EntityKey key, Instant instant) {
        if (mirror.state(key).isEmpty()) {
            return missing(key);
        }
        return new HubException(
                HttpStatus.NOT_FOUND,
                "The mirror did not have %s at %s: it was not known yet, or deleted. Its versions say which: /api/entities/%s/%s/history"
                        .formatted(key, instant, key.type().singular(), key.id()));
    }

    /** The page of what differs. */
    DifferencePage differences(EntityType type, Instant from, @Nullable Instant to, String cursor, int limit) {
        var now = history.now();
        var until = to == null ? now : to;
        if (!from.isBefore(until) || until.isAfter(now)) {
            throw new HubException(
                    HttpStatus.BAD_REQUEST, "from must lie before to, and to must not lie in the future.");
        }
        if (history.begins().filter(from::isBefore).isPresent()) {
            throw new HubException(
                    HttpStatus.GONE,
                    "What changed since %s is not known any more: history begins at %s. Ask for an instant since then."
                            .formatted(from, begins()));
        }
        var after = BY_ID.values(cursor).stream().findFirst().map(UUID::fromString);
        var page = history.differences(type, from, until, after.orElse(null), limit);
        return new DifferencePage(from, until, page.items(), page.last() == null ? null : BY_ID.after(page.last()));
    }

    private Object begins() {
        return history.begins().<Object>map(at -> at).orElse("the beginning");
    }

    /** 410 for what was forgotten, else 404. */
    HubException missing(EntityKey key) {
        return mirror.forgottenAt(key)
                .map(at -> new HubException(
                        HttpStatus.GONE,
                        "%s was forgotten at %s, and is not mirrored again until an operator lifts that: ./hub forget --lift"
                                .formatted(key, at)))
                .orElseGet(() -> new HubException(
                        HttpStatus.NOT_FOUND,
                        "The mirror does not have %s. If Teamleader has it, refresh it (POST /admin/refresh)."
                                .formatted(key)));
    }
}
