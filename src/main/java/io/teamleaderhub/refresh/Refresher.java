package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.Permit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a claim and writes what came: one key by info, several by one list call. What is written and what becomes of the
 * keys is one transaction. Blocks for the call and the database.
 */
@Singleton
final class Refresher {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    /** Fetches may be many while answers are slow; what they bring waits here, not for the database's connections. */
    private static final int STORING_AT_ONCE = 4;

    private final Teamleader teamleader;
    private final Mirror mirror;
    private final StaleSet stale;
    private final Failures failures;
    private final RefreshSettings settings;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Semaphore storing = new Semaphore(STORING_AT_ONCE);

    Refresher(
            Teamleader teamleader,
            Mirror mirror,
            StaleSet stale,
            Failures failures,
            RefreshSettings settings,
            Transactions transactions,
            InstantSource clock) {
        this.teamleader = teamleader;
        this.mirror = mirror;
        this.stale = stale;
        this.failures = failures;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Refreshes the claim's keys.
     *
     * @return how many entities it made current
     * @throws RuntimeException when the database is away; the claim then ends by itself
     */
    int refresh(Claim claim, Permit permit) {
        try {
            return fetch(claim, permit);
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.AWAY) {
                throw e;
            }
            LOG.warn("{} could not be taken in: {}", claim.single().key(), e.toString(), e);
            return settleAll(claim, new Answer.Unreadable("the answer could not be taken in: " + e));
        } finally {
            stale.wake();
        }
    }

    private int fetch(Claim claim, Permit permit) {
        long seq = mirror.nextSeq();
        var asOf = clock.instant();
        if (claim.keys().size() == 1 && claim.need() != Need.LIST_REST) {
            return one(claim, teamleader.info(claim.single().key(), permit), seq, asOf);
        } else {
            var ids = claim.keys().stream().map(key -> key.key().id()).toList();
            return several(claim, teamleader.list(claim.type(), ids, permit), seq, asOf);
        }
    }

    private int one(Claim claim, Answer answer, long seq, Instant asOf) {
        var key = claim.single();
        return switch (answer) {
            case Answer.Found(var document)
            when isAbout(document, key.key()) ->
                write(claim, Map.of(key.key(), new Observation.Detailed(key.key(), seq, asOf, document)));
            case Answer.Found found ->
                settle(claim, failures.settlement(key, new Answer.Unreadable("the answer is about another entity")));
            case Answer.Gone gone -> write(claim, Map.of(key.key(), new Observation.Absent(key.key(), seq, asOf)));
            default -> settle(claim, failures.settlement(key, answer));
        };
    }

    private int several(Claim claim, Answer answer, long seq, Instant asOf) {
        if (!(answer instanceof Answer.Found(var rows))) {
            return settleAll(claim, answer);
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
        return write(claim, seen);
    }

    /** Writes what was seen; a claimed key that was not seen is a suspect for info. */
    private int write(Claim claim, Map<EntityKey, Observation> seen) {
        storing.acquireUninterruptibly();
        try {
            return transactions.write(() -> written(claim, seen));
        } finally {
            storing.release();
        }
    }

    private int written(Claim claim, Map<EntityKey, Observation> seen) {
        var written = mirror.write(seen.values(), claim.single().cause());
        var settlements = new HashMap<EntityKey, Settlement>();
        for (Claim.Key key : claim.keys()) {
            var observation = seen.get(key.key());
            var result = written.get(key.key());
            settlements.put(
                    key.key(),
                    observation == null || result == null
                            ? new Settlement.DetailNow()
                            : settlement(claim.need(), key, observation, result));
        }
        return stale.settle(claim, settlements);
    }

    private Settlement settlement(Need need, Claim.Key key, Observation seen, Written written) {
        return switch (written.outcome()) {
            case UNSTORABLE -> failures.unstorable();
            case UNKNOWN -> failures.notThereYet(key);
            case DELETED -> new Settlement.Cleared();
            case SUPERSEDED ->
                seen instanceof Observation.Absent
                        ? new Settlement.DetailNow()
                        : rest(need, key.key().type(), seen);
            case CREATED, REVIVED, UNCHANGED -> rest(need, key.key().type(), seen);
            case CHANGED ->
                need == Need.LIST_REST && !listOnly(key.key().type(), written.changed())
                        ? new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO)
                        : rest(need, key.key().type(), seen);
        };
    }

    /** What is still to come after one of the two truths came. */
    private Settlement rest(Need need, EntityType type, Observation seen) {
        return switch (seen) {
            case Observation.Listed listed
            when need == Need.LIST && type.infoSaysMore() -> new Settlement.Rest(Need.DETAIL_REST, Duration.ZERO);
            case Observation.Detailed detailed
            when need != Need.DETAIL_REST && type.listSaysMore() ->
                new Settlement.Rest(Need.LIST_REST, settings.gather());
            default -> new Settlement.Cleared();
        };
    }

    /** Whether a list row brought nothing but what only lists have; else the entity changed again meanwhile. */
    private static boolean listOnly(EntityType type, List<String> changed) {
        return changed.stream().allMatch(path -> type.listOnlyKeys().contains(path.replaceFirst("\\..*", "")));
    }

    private int settleAll(Claim claim, Answer failure) {
        var first = claim.keys().size() == 1
                ? failures.settlement(claim.single(), failure)
                : failures.settlementOfList(claim.single(), failure);
        if (first instanceof Settlement.Parked(var why)) {
            stale.park(claim, why);
            return 0;
        }
        var settlements = new HashMap<EntityKey, Settlement>();
        for (Claim.Key key : claim.keys()) {
            boolean same = key.equals(claim.single()) || failure instanceof Answer.Denied;
            settlements.put(key.key(), same ? first : failures.settlementOfList(key, failure));
        }
        return stale.settle(claim, settlements);
    }

    private int settle(Claim claim, Settlement settlement) {
        if (settlement instanceof Settlement.Parked(var why)) {
            stale.park(claim, why);
            return 0;
        }
        return stale.settle(claim, Map.of(claim.single().key(), settlement));
    }

    private static boolean isAbout(JsonNode document, EntityKey key) {
        return document.isObject() && idOf(document).filter(key.id()::equals).isPresent();
    }

    private static Optional<UUID> idOf(JsonNode document) {
        return Json.text(document, "id").flatMap(Ids::parse);
    }
}
