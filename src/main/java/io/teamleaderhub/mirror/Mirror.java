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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what the API answered: entity and history in one transaction, joining the caller's if there is one. One writer
 * at a time over all processes, so that history's order is the order of commits. Blocks for the database.
 */
@Singleton
public final class Mirror {
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
        if (repository.countChanged(batch.read()) > 0) {
            batch = decided(seen, cause);
        }
        store(batch);
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

    private void store(Batch batch) {
        long base = 0;
        if (batch.changes() != null) {
            int count = batch.written() + batch.deleted();
            base = repository.drawChanges(count) - count;
            repository.addChanges(batch.changes(), base);
        }
        if (batch.writes() != null) {
            repository.write(batch.writes(), base);
        }
        if (batch.confirmations() != null) {
            repository.confirm(batch.confirmations(), base + batch.written());
        }
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

    /** When a live entity of a type last changed here; empty when there is none. */
    public Optional<Instant> lastChanged(EntityType type) {
        return repository.lastChanged(type.singular());
    }

    /** What the mirror holds, by type. */
    public List<TypeCount> count() {
        return repository.count();
    }
}
