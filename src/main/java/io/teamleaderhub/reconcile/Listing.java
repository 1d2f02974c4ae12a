package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Outcome;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.contract.Suspensions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes what a listing shows: a page's rows, the ids seen, the marks for details and the cursor are one transaction.
 * Blocks for the database.
 */
@Singleton
final class Listing {
    private final Mirror mirror;
    private final StaleSet stale;
    private final RunRepository runs;
    private final StepRepository steps;
    private final Suspensions suspensions;
    private final Transactions transactions;

    Listing(
            Mirror mirror,
            StaleSet stale,
            RunRepository runs,
            StepRepository steps,
            Suspensions suspensions,
            Transactions transactions) {
        this.mirror = mirror;
        this.stale = stale;
        this.runs = runs;
        this.steps = steps;
        this.suspensions = suspensions;
        this.transactions = transactions;
    }

    /** Draws the number of a page's observations; before its request leaves. */
    long nextSeq() {
        return mirror.nextSeq();
    }

    /**
     * Writes a page.
     *
     * @param fence throws when another process has taken this run over; nothing is written then
     * @throws PageException when the page cannot be what was asked for
     */
    void write(UUID run, EntityType type, JsonNode rows, long seq, Instant asOf, Runnable fence) {
        var seen = observations(type, rows, seq, asOf);
        transactions.write(() -> {
            fence.run();
            if (!seen.isEmpty() && runs.see(run, type.singular(), ids(seen.keySet())) == 0) {
                throw new PageException("repeats rows of earlier pages only");
            }
            var written = mirror.write(seen.values(), key -> Cause.RECONCILE);
            stale.mark(written.entrySet().stream()
                    .filter(entry ->
                            needsDetail(entry.getKey().type(), entry.getValue().outcome()))
                    .map(entry -> mark(entry.getKey(), Need.DETAIL_REST, CallClass.BACKFILL))
                    .toList());
            return steps.advance(
                    run,
                    type.singular(),
                    seen.size(),
                    count(written, Outcome.CREATED),
                    count(written, Outcome.CHANGED, Outcome.REVIVED),
                    count(written, Outcome.UNCHANGED, Outcome.SUPERSEDED),
                    count(written, Outcome.UNSTORABLE));
        });
        stale.wake();
    }

    /**
     * After the last page: what was there before the listing began and was not shown is for info to decide; when that is
     * too much to be believed, no deletion happens before a person approves.
     */
    void end(UUID run, EntityType type, Instant began, Runnable fence) {
        transactions.write(() -> {
            fence.run();
            var suspects = mirror.notSeen(type, run, began);
            boolean withheld = DeletionBrake.holds(suspects.size(), mirror.live(type));
            stale.mark(suspects.stream()
                    .map(key -> mark(key, Need.DETAIL, CallClass.RECONCILE))
                    .map(mark -> withheld ? mark.withheldBy(run) : mark)
                    .toList());
            return steps.complete(run, type.singular(), suspects.size(), withheld ? suspects.size() : 0);
        });
        stale.wake();
    }

    /** After a page that failed for good: nobody is a suspect. When its type is suspended, that is no failure of the step. */
    void fail(UUID run, EntityType type, String why) {
        transactions.write(() -> suspensions.suspendedUntilCommit(type)
                ? steps.suspend(run, type.singular(), why)
                : steps.fail(run, type.singular(), why));
    }

    /** An unstorable row goes to info too, which makes it a dead letter with its cause. */
    private static boolean needsDetail(EntityType type, Outcome outcome) {
        return switch (outcome) {
            case CREATED, CHANGED, REVIVED -> type.infoSaysMore();
            case UNSTORABLE -> true;
            case UNCHANGED, SUPERSEDED, DELETED, UNKNOWN -> false;
        };
    }

    private static Mark mark(EntityKey key, Need need, CallClass callClass) {
        return new Mark(key, need, callClass, Cause.RECONCILE, false);
    }

    private static Map<EntityKey, Observation> observations(EntityType type, JsonNode rows, long seq, Instant asOf) {
        var seen = new LinkedHashMap<EntityKey, Observation>();
        for (JsonNode row : rows.values()) {
            var id = Json.text(row, "id")
                    .flatMap(Ids::parse)
                    .orElseThrow(() -> new PageException("has a row without id"));
            var key = new EntityKey(type, id);
            seen.put(key, new Observation.Listed(key, seq, asOf, row));
        }
        return seen;
    }

    private static String ids(Collection<EntityKey> keys) {
        return Json.write(JsonNode.createArrayNode(keys.stream()
                .map(key -> JsonNode.createStringNode(key.id().toString()))
                .toList()));
    }

    private static long count(Map<EntityKey, Written> written, Outcome... which) {
        return written.values().stream()
                .map(Written::outcome)
                .filter(List.of(which)::contains)
                .count();
    }
}
