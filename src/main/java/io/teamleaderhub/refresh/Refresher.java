package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Outcome;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.Permit;
import io.teamleaderhub.teamleader.Teamleader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a claim and writes what came: one key by info, several by one list call. What is written and what becomes of the
 * keys is one transaction. Blocks for the call and the database.
 */
@Singleton
final class Refresher {
    private final Teamleader teamleader;
    private final Mirror mirror;
    private final StaleSet stale;
    private final Failures failures;
    private final Transactions transactions;
    private final InstantSource clock;

    Refresher(
            Teamleader teamleader,
            Mirror mirror,
            StaleSet stale,
            Failures failures,
            Transactions transactions,
            InstantSource clock) {
        this.teamleader = teamleader;
        this.mirror = mirror;
        this.stale = stale;
        this.failures = failures;
        this.transactions = transactions;
        this.clock = clock;
    }

    void refresh(Claim claim, Permit permit) {
        long seq = mirror.nextSeq();
        var asOf = clock.instant();
        if (claim.keys().size() == 1) {
            one(claim, teamleader.info(claim.single().key(), permit), seq, asOf);
        } else {
            var ids = claim.keys().stream().map(key -> key.key().id()).toList();
            several(claim, teamleader.list(claim.type(), ids, permit), seq, asOf);
        }
        stale.wake();
    }

    private void one(Claim claim, Answer answer, long seq, Instant asOf) {
        var key = claim.single();
        switch (answer) {
            case Answer.Found(var document)
            when isAbout(document, key.key()) ->
                write(claim, Map.of(key.key(), new Observation.Detailed(key.key(), seq, asOf, document)));
            case Answer.Found found ->
                settle(claim, failures.settlement(key, new Answer.Unreadable("the answer is about another entity")));
            case Answer.Gone gone -> write(claim, Map.of(key.key(), new Observation.Absent(key.key(), seq, asOf)));
            default -> settle(claim, failures.settlement(key, answer));
        }
    }

    private void several(Claim claim, Answer answer, long seq, Instant asOf) {
        if (!(answer instanceof Answer.Found(var rows))) {
            var settlements = new HashMap<EntityKey, Settlement>();
            for (Claim.Key key : claim.keys()) {
                settlements.put(key.key(), failures.settlementOfList(key, answer));
            }
            stale.settle(claim, settlements);
            return;
        }
        var byId = new HashMap<UUID, JsonNode>();
        rows.values().forEach(row -> idOf(row).ifPresent(id -> byId.put(id, row)));
        var seen = new LinkedHashMap<EntityKey, Observation>();
        for (Claim.Key key : claim.keys()) {
            var row = byId.get(key.key().id());
            if (row != null) {
                seen.put(key.key(), new Observation.Listed(key.key(), seq, asOf, row));
            }
        }
        write(claim, seen);
    }

    /** Writes what was seen; a claimed key that was not seen is a suspect for info. */
    private void write(Claim claim, Map<EntityKey, Observation> seen) {
        transactions.write(() -> {
            var outcomes = mirror.write(seen.values(), claim.single().cause());
            stale.settle(
                    claim,
                    claim.keys().stream()
                            .collect(Collectors.toMap(
                                    Claim.Key::key,
                                    key -> settlement(key, seen.get(key.key()), outcomes.get(key.key())))));
            return outcomes;
        });
    }

    private Settlement settlement(Claim.Key key, @Nullable Observation seen, @Nullable Outcome outcome) {
        if (seen == null || outcome == null) {
            return new Settlement.DetailNow();
        }
        return switch (outcome) {
            case UNSTORABLE -> failures.unstorable();
            case UNKNOWN -> failures.notThereYet(key);
            case SUPERSEDED ->
                seen instanceof Observation.Absent ? new Settlement.DetailNow() : new Settlement.Cleared();
            case CREATED, CHANGED, REVIVED, UNCHANGED ->
                seen instanceof Observation.Listed && key.key().type().infoSaysMore()
                        ? new Settlement.DetailLater()
                        : new Settlement.Cleared();
            case DELETED -> new Settlement.Cleared();
        };
    }

    private void settle(Claim claim, Settlement settlement) {
        stale.settle(claim, Map.of(claim.single().key(), settlement));
    }

    private static boolean isAbout(JsonNode document, EntityKey key) {
        return document.isObject() && idOf(document).filter(key.id()::equals).isPresent();
    }

    private static Optional<UUID> idOf(JsonNode document) {
        return Json.text(document, "id").flatMap(Ids::parse);
    }
}
