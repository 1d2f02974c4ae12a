package io.teamleaderhub.mirror.history;

import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the mirror and its history. Every method blocks for the database; what it answers with is held in memory. */
@Singleton
public final class EntityHistory {
    private static final Instant EVER = Instant.EPOCH;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final HistoryRepository repository;

    EntityHistory(HistoryRepository repository) {
        this.repository = repository;
    }

    /** Where a page of documents ended. */
    public record Place(long seq, UUID id) {}

    /**
     * Entities of a type in the order of their latest changes.
     *
     * @param after where the page before ended; null for the first
     * @param since only those whose latest change was written then or later; null for all
     */
    public List<Document> page(
            EntityType type, @Nullable Place after, @Nullable Instant since, Deleted deleted, int most) {
        var begin = after == null ? begin(since) : after;
        return repository
                .page(type.singular(), begin.seq(), begin.id(), since == null ? EVER : since, deleted.asked(), most)
                .stream()
                .map(DocumentRow::shown)
                .toList();
    }

    private Place begin(@Nullable Instant since) {
        return since == null ? new Place(-1, FIRST) : new Place(repository.lastBefore(since), LAST);
    }

    /** An entity as it is now, deleted or not; empty when the mirror does not have it. */
    public Optional<Document> get(EntityKey key) {
        return repository.get(key.type().singular(), key.id()).stream()
                .findFirst()
                .map(DocumentRow::shown);
    }

    /** The versions of an entity, newest first, those before a number. */
    public List<Version> versions(EntityKey key, long beforeSeq, int most) {
        return repository.versions(key.type().singular(), key.id(), beforeSeq, most).stream()
                .map(VersionRow::shown)
                .toList();
    }

    /** What an entity was at an instant. One that was forgotten was never there. */
    public AsOf asOf(EntityKey key, Instant instant) {
        return repository.asOf(key.type().singular(), key.id(), instant).stream()
                .findFirst()
                .map(EntityHistory::state)
                .orElseGet(AsOf.NotThere::new);
    }

    private static AsOf state(StateRow row) {
        if (!row.known()) {
            return new AsOf.Unknown();
        }
        return row.live() && row.data() != null ? new AsOf.There(DocumentRow.json(row.data())) : new AsOf.NotThere();
    }

    /**
     * What changes between two instants came to, in the order of ids.
     *
     * @param from not included
     * @param after the last id looked at before; null for none
     * @param most entities looked at
     */
    public DifferencesPage differences(EntityType type, Instant from, Instant to, @Nullable UUID after, int most) {
        var rows = repository.differences(type.singular(), from, to, after == null ? "" : after.toString(), most);
        var items = rows.stream()
                .flatMap(row -> row.operation() == null
                        ? Stream.<Differing>empty()
                        : Stream.of(new Differing(row.id(), row.operation(), VersionRow.texts(row.changed()))))
                .toList();
        return new DifferencesPage(
                items, rows.size() < most ? null : rows.getLast().id());
    }

    /**
     * Entities that differ.
     *
     * @param items those of the entities looked at that differ
     * @param last the last one looked at; null when there are no more
     */
    public record DifferencesPage(
            List<Differing> items, @Nullable UUID last) {
        /** Copies the list. */
        public DifferencesPage {
            items = List.copyOf(items);
        }
    }

    /** From when on every change is kept; empty while nothing was ever dropped. */
    public Optional<Instant> begins() {
        return repository.begins().stream().findFirst();
    }

    /** The time by which changes are written: the database's. */
    public Instant now() {
        return repository.now();
    }
}
