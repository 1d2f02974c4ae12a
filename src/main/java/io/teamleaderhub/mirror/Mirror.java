package io.teamleaderhub.mirror;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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
        var byKey = new LinkedHashMap<EntityKey, Observation>();
        seen.forEach(observation -> byKey.put(observation.key(), observation));
        return byKey.isEmpty() ? Map.of() : transactions.write(() -> write(byKey, cause));
    }

    private Map<EntityKey, Written> write(Map<EntityKey, Observation> seen, Function<EntityKey, Cause> cause) {
        repository.lock();
        var held = held(seen.keySet());
        var batch = new Batch();
        var outcomes = new LinkedHashMap<EntityKey, Written>();
        seen.forEach((key, observation) -> {
            var decision = Guard.decide(held.get(key), observation);
            batch.add(observation, decision, cause.apply(key));
            outcomes.put(key, new Written(decision.outcome(), decision.changed()));
        });
        batch.store();
        return outcomes;
    }

    private Map<EntityKey, MirrorRow> held(Collection<EntityKey> keys) {
        var rows = new HashMap<EntityKey, MirrorRow>();
        var wanted = JsonNode.createArrayNode(keys.stream()
                .map(key -> JsonNode.createObjectNode(Rows.key(key)))
                .toList());
        for (MirrorRow row : repository.find(Json.write(wanted))) {
            rows.put(new EntityKey(EntityType.find(row.type()).orElseThrow(), row.id()), row);
        }
        return rows;
    }

    /** Live entities of a type that were there before a listing began and that it did not show. */
    public List<EntityKey> notSeen(EntityType type, UUID run, Instant began) {
        return repository.notSeen(type.singular(), run, began).stream()
                .map(id -> new EntityKey(type, id))
                .toList();
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

    /** What the mirror holds, by type. */
    public List<TypeCount> count() {
        return repository.count();
    }

    /** A batch's rows, gathered by what is to be done with them. */
    private final class Batch {
        private final List<JsonNode> changes = new ArrayList<>();
        private final List<JsonNode> writes = new ArrayList<>();
        private final List<JsonNode> confirmations = new ArrayList<>();

        void add(Observation seen, Decision decision, Cause cause) {
            switch (decision) {
                case Decision.Write write -> {
                    changes.add(Rows.change(seen.key(), write.outcome(), cause, write.changed()));
                    writes.add(Rows.write(seen, write.document()));
                }
                case Decision.Delete delete -> {
                    changes.add(Rows.change(seen.key(), delete.outcome(), cause, List.of()));
                    confirmations.add(Rows.confirmation(seen, true));
                }
                case Decision.Confirm confirm -> confirmations.add(Rows.confirmation(seen, false));
                case Decision.Leave leave -> {}
            }
        }

        void store() {
            if (!changes.isEmpty()) {
                repository.addChanges(Json.write(JsonNode.createArrayNode(changes)));
            }
            if (!writes.isEmpty()) {
                repository.write(Json.write(JsonNode.createArrayNode(writes)));
            }
            if (!confirmations.isEmpty()) {
                repository.confirm(Json.write(JsonNode.createArrayNode(confirmations)));
            }
        }
    }
}
