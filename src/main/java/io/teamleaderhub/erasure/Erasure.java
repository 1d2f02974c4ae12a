package io.teamleaderhub.erasure;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Erased;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityKey;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets an entity, in three steps: from now on nobody writes it; whoever was writing has finished; then all of it goes in
 * one transaction. Interrupted, it is done again by asking again. Blocks for the database.
 */
@Singleton
final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    /** Where somebody may just be writing what was read before the ban. */
    private static final List<String> WRITTEN =
            List.of("hub.stale", "hub.webhook_spill", "hub.event_log", "hub.fetch_log", "hub.reconciliation_finding");

    private static final int TRIES = 5;

    private final ErasureRepository repository;
    private final Mirror mirror;
    private final Transactions transactions;

    Erasure(ErasureRepository repository, Mirror mirror, Transactions transactions) {
        this.repository = repository;
        this.mirror = mirror;
        this.transactions = transactions;
    }

    /**
     * Counts what would be forgotten.
     *
     * @throws HubException 404 when nothing is known of it
     */
    Forgotten count(EntityKey key) {
        var counted = counted(mirror.erasable(key), traces(key, false));
        boolean known = counted.values().stream().anyMatch(count -> count > 0);
        if (!known && mirror.forgottenAt(key).isEmpty()) {
            throw new HubException(HttpStatus.NOT_FOUND, "Nothing is known of %s.".formatted(key));
        }
        return new Forgotten(key.type().singular(), key.id(), true, counted);
    }

    /**
     * Forgets it.
     *
     * @param who asks for it
     * @param reason why; kept, so it must not name the person
     * @throws HubException 404 when nothing is known of it, 503 when somebody writes for too long
     */
    Forgotten forget(EntityKey key, String who, String reason) {
        count(key);
        transactions.write(() -> {
            mirror.ban(key);
            return key;
        });
        WRITTEN.forEach(this::awaitWriters);
        var removed = transactions.writeAgain(() -> {
            var counted = counted(mirror.erase(key), traces(key, true));
            note(key, "forget", who, reason, counted);
            return counted;
        });
        LOG.info("a {} was forgotten for {}: {} rows", key.type().singular(), who, sum(removed));
        return new Forgotten(key.type().singular(), key.id(), false, removed);
    }

    /**
     * Lets it be mirrored again, from when it is fetched or listed next.
     *
     * @throws HubException 404 when it was not forgotten
     */
    void lift(EntityKey key, String who, String reason) {
        transactions.write(() -> {
            if (!mirror.lift(key)) {
                throw new HubException(HttpStatus.NOT_FOUND, "%s is not forgotten.".formatted(key));
            }
            note(key, "lift", who, reason, Map.of());
            return key;
        });
        LOG.info("a forgotten {} may be mirrored again, for {}", key.type().singular(), who);
    }

    private void awaitWriters(String table) {
        for (int attempt = 1; ; attempt++) {
            try {
                repository.awaitWriters(table);
                return;
            } catch (RuntimeException e) {
                if (attempt == TRIES) {
                    LOG.warn("{} is written to for so long that forgetting waits", table, e);
                    throw new HubException(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Somebody writes for too long. Nothing more is mirrored of it; ask again to remove what is there.",
                            Duration.ofSeconds(10));
                }
            }
        }
    }

    private Map<String, Long> traces(EntityKey key, boolean remove) {
        try {
            var counts = new TreeMap<String, Long>();
            var found = repository.traces(key.type().singular(), key.id(), remove);
            Json.read(found.getFirst())
                    .entries()
                    .forEach(
                            count -> counts.put(count.getKey(), count.getValue().getLongValue()));
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> counted(Erased mirrored, Map<String, Long> traces) {
        var counts = new TreeMap<>(traces);
        counts.put("entity", mirrored.rows());
        counts.put("entity_change", mirrored.versions());
        return counts;
    }

    private void note(EntityKey key, String action, String who, String reason, Map<String, Long> removed) {
        var counts = new TreeMap<String, JsonNode>();
        removed.forEach((table, count) -> counts.put(table, JsonNode.createNumberNode(count)));
        repository.note(
                key.type().singular(), key.id(), action, who, reason, Json.write(JsonNode.createObjectNode(counts)));
    }

    private static long sum(Map<String, Long> removed) {
        return removed.values().stream().mapToLong(Long::longValue).sum();
    }
}
