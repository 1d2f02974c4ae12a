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
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a listing shows: a page's rows, the ids seen, what differed, the marks for details and the cursor are one
 * transaction. Blocks for the database.
 */
@Singleton
final class Listing {
    private final Mirror mirror;
    private final StaleSet stale;
    private final RunRepository runs;
    private final StepRepository steps;
    private final Findings findings;
    private final Transactions transactions;

    Listing(
            Mirror mirror,
            StaleSet stale,
            RunRepository runs,
            StepRepository steps,
            Findings findings,
            Transactions transactions) {
        this.mirror = mirror;
        this.stale = stale;
        this.runs = runs;
        this.steps = steps;
        this.findings = findings;
        this.transactions = transactions;
    }

    /**
     * Writes a page, or only compares it when the run repairs nothing.
     *
     * @throws PageException when the page cannot be what was asked for
     */
    void write(RunRow run, StepRow step, Page page, Runnable fence) {
        var seen = observations(step.entityType(), page);
        transactions.write(() -> {
            fence.run();
            see(run, step, page, seen.keySet());
            var came = run.does().repairs()
                    ? mirror.write(seen.values(), key -> Cause.RECONCILE)
                    : mirror.compare(seen.values());
            var began = step.fence() == null ? page.sourceTime() : step.fence();
            findings.add(run.id(), step, began, seen, came);
            if (run.does().repairs()) {
                markDetails(run, step, came);
            }
            if (came.values().stream().noneMatch(written -> written.outcome().written())) {
                transactions.mayBeLost(); // with the cursor: the page is then read again
            }
            int advanced = steps.advance(
                    run.id(),
                    step.type(),
                    page.part(),
                    page.number(),
                    page.sourceTime(),
                    seen.size(),
                    count(came, Outcome.CREATED),
                    count(came, Outcome.CHANGED, Outcome.REVIVED),
                    count(came, Outcome.UNCHANGED, Outcome.SUPERSEDED),
                    count(came, Outcome.UNSTORABLE));
            if (advanced == 0) {
                throw new IllegalStateException(
                        "page %d is not the next one; goes on from there".formatted(page.number()));
            }
            return advanced;
        });
        if (run.does().repairs()) {
            stale.wake();
        }
    }

    /** A full page of which nothing is new is an earlier one again: the API does not turn pages. */
    private void see(RunRow run, StepRow step, Page page, Collection<EntityKey> keys) {
        if (!keys.isEmpty() && runs.see(run.id(), step.type(), ids(keys)) == 0 && page.full()) {
            throw new PageException("page " + page.number() + " repeats rows of earlier pages only");
        }
    }

    /** While a type is loaded for the first time, its details wait: they would take the calls that bring the rows. */
    private void markDetails(RunRow run, StepRow step, Map<EntityKey, Written> came) {
        boolean loading = run.does() == Mode.FULL && step.firstLoad() && step.pass() == 1;
        stale.mark(came.entrySet().stream()
                .filter(entry ->
                        needsDetail(entry.getKey().type(), entry.getValue().outcome(), run.details()))
                .filter(entry -> !loading || entry.getValue().outcome() != Outcome.CREATED)
                .map(entry -> mark(entry.getKey(), Need.DETAIL_REST, CallClass.BACKFILL))
                .toList());
    }

    /** An unstorable row goes to info too, which makes it a dead letter with its cause. */
    private static boolean needsDetail(EntityType type, Outcome outcome, boolean all) {
        return switch (outcome) {
            case CREATED, CHANGED, REVIVED -> type.infoSaysMore();
            case UNSTORABLE -> true;
            case UNCHANGED, SUPERSEDED -> all && type.infoSaysMore();
            case DELETED, UNKNOWN -> false;
        };
    }

    private static Mark mark(EntityKey key, Need need, CallClass callClass) {
        return new Mark(key, need, callClass, Cause.RECONCILE, false);
    }

    private static Map<EntityKey, Observation.Listed> observations(EntityType type, Page page) {
        var seen = new LinkedHashMap<EntityKey, Observation.Listed>();
        for (JsonNode row : page.rows().values()) {
            var id = Json.text(row, "id")
                    .flatMap(Ids::parse)
                    .orElseThrow(() -> new PageException("page " + page.number() + " has a row without id"));
            var key = new EntityKey(type, id);
            seen.put(key, new Observation.Listed(key, page.seq(), page.asOf(), row));
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
