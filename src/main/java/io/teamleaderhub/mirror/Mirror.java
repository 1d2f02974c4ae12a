package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what the API answered: entity and history in one transaction, joining the caller's if there is one. One writer
 * at a time over all processes, so that history's order is the order of commits. Blocks for the database.
 */
@Singleton
public final class Mirror {
    /** With the lock, only a ban ({@link #ban}) still comes between a decision and its writing. */
    private static final int MOST_BANS = 10;

    private final MirrorRepository repository;
    private final Transactions transactions;

    Mirror(MirrorRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /** Draws the number that orders an observation; to be called before its request leaves. */
    public long nextSeq() {
        return repository.nextSeq();
    }

    /**
     * Writes a batch.
     *
     * @param seen at most one observation per entity; of several the last counts
     * @param cause why each entity was looked at
     * @return what became of each
     */
    public Map<EntityKey, Written> write(Collection<? extends Observation> seen, Function<EntityKey, Cause> cause) {
        var byKey = byKey(seen);
        return byKey.isEmpty() ? Map.of() : transactions.write(() -> write(byKey, cause));
    }

    /** What {@link #write} would do, in its words; writes nothing. */
    public Map<EntityKey, Written> compare(Collection<? extends Observation> seen) {
        return decided(byKey(seen), key -> Cause.RECONCILE).outcomes();
    }

    private static Map<EntityKey, Sighting> byKey(Collection<? extends Observation> seen) {
        var byKey = new LinkedHashMap<EntityKey, Sighting>();
        seen.forEach(observation -> byKey.put(observation.key(), Sighting.of(observation)));
        return byKey;
    }

    /** Decides before it has the lock, which many wait for, and again with it if a row is no longer as it was read. */
    private Map<EntityKey, Written> write(Map<EntityKey, Sighting> seen, Function<EntityKey, Cause> cause) {
        var batch = decided(seen, cause);
        repository.lock();
        var deletions = repository.write(batch.rows()).getFirst();
        for (int again = 0; deletions.equals(MirrorRepository.MOVED); again++) {
            if (again == MOST_BANS) {
                throw new IllegalStateException(
                        "entities of one batch are being forgotten one after the other: try again");
            }
            batch = decided(seen, cause);
            deletions = repository.write(batch.rows()).getFirst();
        }
        if (batch.confirmations() != null) {
            repository.confirm(batch.confirmations(), deletions);
        }
        return batch.outcomes();
    }

    private Batch decided(Map<EntityKey, Sighting> seen, Function<EntityKey, Cause> cause) {
        var held = held(seen.values());
        return Batch.of(
                held,
                seen.entrySet().stream()
                        .map(one -> new Batch.Decided(
                                one.getValue(),
                                Guard.decide(
                                        held.get(one.getKey()), one.getValue().seen()),
                                cause.apply(one.getKey())))
                        .toList());
    }

    /** From the end of the caller's transaction on, or of its own, the entity is not written again until that is lifted. */
    public void ban(EntityKey key) {
        repository.forget(key.type().singular(), key.id());
    }

    /**
     * Removes a banned entity and its history, and leaves one line of history that says so: from it, copies learn that it
     * must go there too. Joins the caller's transaction if there is one.
     */
    public Erased erase(EntityKey key) {
        var type = key.type().singular();
        return transactions.write(() -> {
            repository.lock();
            long changes = repository.countChanges(type, key.id());
            repository.eraseChanges(type, key.id());
            long rows = repository.erase(type, key.id());
            repository.addForgotten(type, key.id());
            repository.erased(type, key.id());
            return new Erased(rows, changes);
        });
    }

    /** What {@link #erase} would remove. */
    public Erased erasable(EntityKey key) {
        long rows = state(key).isPresent() ? 1 : 0;
        return new Erased(rows, repository.countChanges(key.type().singular(), key.id()));
    }

    /** Lets a forgotten entity be written again; false when it was not forgotten. */
    public boolean lift(EntityKey key) {
        return repository.lift(key.type().singular(), key.id()) > 0;
    }

    /** When the entity was forgotten; empty when it was not. */
    public Optional<Instant> forgottenAt(EntityKey key) {
        return repository.forgottenAt(key.type().singular(), key.id()).stream().findFirst();
    }

    private Map<EntityKey, MirrorRow> held(Collection<Sighting> seen) {
        var rows = new HashMap<EntityKey, MirrorRow>();
        var wanted = JsonNode.createArrayNode(seen.stream().map(Rows::wanted).toList());
        for (MirrorRow row : repository.find(Json.write(wanted))) {
            rows.put(new EntityKey(EntityType.find(row.type()).orElseThrow(), row.id()), row);
        }
        return rows;
    }

    /** How new an entity is; empty when the mirror has never held it. */
    public Optional<EntityState> state(EntityKey key) {
        return repository.state(key.type().singular(), key.id()).stream().findFirst();
    }

    /** Paths that changed after the change with that number, sorted; none for a change that only created or deleted. */
    public List<String> changedAfter(EntityKey key, long change) {
        return repository.changedAfter(key.type().singular(), key.id(), change);
    }

    /** How many entities of a type are live. */
    public long live(EntityType type) {
        return repository.live(type.singular());
    }

    /** As {@link #live(EntityType)}, by status; a status that none has is not there. Opens every document of the type. */
    public Map<String, Long> liveByStatus(EntityType type) {
        return repository.liveByStatus(type.singular()).stream()
                .collect(Collectors.toMap(StatusCount::status, StatusCount::live));
    }

    /** Live entities whose details were read longer ago than that, the oldest first. Reads the whole table. */
    public List<EntityKey> detailedLongAgo(Duration age, int most) {
        return repository.detailedLongAgo(age.toMillis(), most).stream()
                .map(row -> new EntityKey(EntityType.find(row.type()).orElseThrow(), row.id()))
                .toList();
    }

    /** Live entities of a type whose link of that name leads to that id. Opens every document of the type. */
    public List<EntityKey> linkedTo(EntityType type, String link, UUID id) {
        return repository.linkedTo(type.singular(), link, id.toString()).stream()
                .map(row -> new EntityKey(type, row.id()))
                .toList();
    }

    /** When a live entity of a type last changed here; empty when there is none. */
    public Optional<Instant> lastChanged(EntityType type) {
        return repository.lastChanged(type.singular());
    }

    /** What the mirror holds, by type. */
    public List<TypeCount> count() {
        return repository.count().stream().map(Mirror::counted).toList();
    }

    /** A type of which lists say everything has no details to wait for. */
    private static TypeCount counted(TypeCount count) {
        boolean more =
                EntityType.find(count.type()).filter(EntityType::infoSaysMore).isPresent();
        return more ? count : new TypeCount(count.type(), count.live(), count.deleted(), 0);
    }
}
