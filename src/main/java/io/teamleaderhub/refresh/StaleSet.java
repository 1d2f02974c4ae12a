package io.teamleaderhub.refresh;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.contract.Suspensions;
import io.teamleaderhub.teamleader.contract.TypeResumed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one place that knows what may be stale: queue, retry schedule and dead letters in one table. Every method blocks
 * for the database and joins the caller's transaction if there is one.
 */
@Singleton
public final class StaleSet {
    private final StaleRepository repository;
    private final Transactions transactions;
    private final RefreshSettings settings;
    private final Ids ids;
    private final Suspensions suspensions;
    private final Signal work = new Signal();

    StaleSet(
            StaleRepository repository,
            Transactions transactions,
            RefreshSettings settings,
            Ids ids,
            Suspensions suspensions) {
        this.repository = repository;
        this.transactions = transactions;
        this.settings = settings;
        this.ids = ids;
        this.suspensions = suspensions;
    }

    /** Marks keys, each at most once however often it is named. Call {@link #wake} once that is committed. */
    public void mark(Collection<Mark> marks) {
        var folded = marks.stream().collect(Collectors.toMap(Mark::key, Function.identity(), Mark::and));
        if (!folded.isEmpty()) {
            var rows = folded.values().stream().map(StaleSet::row).toList();
            repository.mark(
                    Json.write(JsonNode.createArrayNode(rows)),
                    settings.cooldown().toMillis());
        }
    }

    /**
     * Marks all of a type whose details were never read, for when nobody more urgent waits; returns how many. Call
     * {@link #wake} once that is committed.
     */
    public int markUndetailed(EntityType type) {
        return type.infoSaysMore() ? repository.markUndetailed(type.singular()) : 0;
    }

    /** Wakes the workers of this process: there is work. */
    public void wake() {
        work.wake();
    }

    /** Waits for work in this process, at the most for that time. */
    void await(Duration atMost) throws InterruptedException {
        work.await(atMost);
    }

    /** What is still to be done for a key; empty when nothing is. */
    public Optional<StaleState> state(EntityKey key) {
        return repository.state(key.type().singular(), key.id()).stream().findFirst();
    }

    /** How much there is to do. */
    public StaleCount count() {
        return repository.count();
    }

    /** The classes that have a key due, most urgent first. */
    SortedSet<CallClass> due() {
        return repository.due().stream().map(CallClass::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Claims the oldest key of a class, or a batch with it; empty when others were quicker. */
    Optional<Claim> claim(CallClass callClass, Duration lease) {
        var token = ids.next();
        var rows = repository.claim(callClass.number(), settings.batch(), token, lease.toMillis());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        return Optional.of(new Claim(
                token,
                first.key().type(),
                Need.of(first.need()),
                callClass,
                rows.stream().map(StaleRow::claimed).toList()));
    }

    /**
     * Ends a claim. A key marked again meanwhile is never cleared: it is due again once it has cooled down. A key that
     * somebody else claimed since is left alone.
     *
     * @return how many keys have left the stale set: their entities are current
     */
    int settle(Claim claim, Map<EntityKey, Settlement> settlements) {
        return transactions.write(() -> settleLocked(claim, settlements));
    }

    /**
     * Puts a claim whose type is suspended aside until that ends, and does nothing when it is not: the claim goes on.
     *
     * @return whether it was put aside
     */
    boolean parked(Claim claim) {
        return suspensions.suspended(claim.type()) && park(claim, "the type is suspended");
    }

    /** As {@link #parked}, when the type was just found suspended; resumed meanwhile, the keys are due again at once. */
    boolean park(Claim claim, String why) {
        return transactions.write(() -> {
            boolean suspended = suspensions.suspendedUntilCommit(claim.type());
            Settlement settlement =
                    suspended ? new Settlement.Parked(Failure.SUSPENDED, why) : new Settlement.Postponed(Duration.ZERO);
            settle(claim, claim.keys().stream().collect(Collectors.toMap(Claim.Key::key, key -> settlement)));
            return true;
        });
    }

    /** Lets the deletions that were withheld from a full sync happen, once info answers 404 again; returns how many. */
    public int approve(UUID run) {
        int approved = transactions.write(() -> repository.approve(run));
        wake();
        return approved;
    }

    @EventListener
    void onResumed(TypeResumed event) {
        repository.unpark(event.type().singular());
        wake();
    }

    private int settleLocked(Claim claim, Map<EntityKey, Settlement> settlements) {
        var claimed = claim.keys().stream().collect(Collectors.toMap(Claim.Key::key, Function.identity()));
        List<JsonNode> cleared = new ArrayList<>();
        List<JsonNode> released = new ArrayList<>();
        for (StaleRow row : repository.lock(keys(claim), claim.token())) {
            var key = row.key();
            var settlement = settlements.get(key);
            var asClaimed = claimed.get(key);
            if (settlement == null || asClaimed == null) {
                continue;
            }
            if (settlement instanceof Settlement.Cleared && asClaimed.dirtySeq() == row.dirtySeq()) {
                cleared.add(JsonNode.createObjectNode(keyOf(key)));
            } else {
                released.add(Release.of(asClaimed, row, settlement, settings.cooldown())
                        .toJson());
            }
        }
        if (!released.isEmpty()) {
            repository.release(Json.write(JsonNode.createArrayNode(released)));
        }
        return cleared.isEmpty() ? 0 : repository.clear(Json.write(JsonNode.createArrayNode(cleared)));
    }

    private static String keys(Claim claim) {
        return Json.write(JsonNode.createArrayNode(claim.keys().stream()
                .map(key -> JsonNode.createObjectNode(keyOf(key.key())))
                .toList()));
    }

    static Map<String, JsonNode> keyOf(EntityKey key) {
        var row = new LinkedHashMap<String, JsonNode>();
        row.put("type", JsonNode.createStringNode(key.type().singular()));
        row.put("id", JsonNode.createStringNode(key.id().toString()));
        return row;
    }

    /** What no list can be asked for by its id, only info answers. */
    private static Need need(Mark mark) {
        return mark.need().byInfo() || mark.key().type().listedByIds() ? mark.need() : Need.DETAIL;
    }

    private static JsonNode row(Mark mark) {
        var row = keyOf(mark.key());
        row.put("need", JsonNode.createStringNode(need(mark).stored()));
        row.put("call_class", JsonNode.createNumberNode(mark.callClass().number()));
        row.put("cause", JsonNode.createStringNode(mark.cause().stored()));
        row.put("announced", JsonNode.createBooleanNode(mark.announced()));
        row.put("marks", JsonNode.createNumberNode(mark.times()));
        if (mark.withheldBy() != null) {
            row.put("withheld_by", JsonNode.createStringNode(mark.withheldBy().toString()));
        }
        return JsonNode.createObjectNode(row);
    }
}
