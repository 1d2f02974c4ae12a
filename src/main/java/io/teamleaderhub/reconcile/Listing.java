package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.mirror.Observation;
import io.teamleaderhub.mirror.Outcome;
import io.teamleaderhub.mirror.Written;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a listing shows: the rows of a few pages, the ids seen, what differed, the marks for details and the cursor are
 * one transaction. Blocks for the database.
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
     * Writes pages that follow each other, or only compares them when the run repairs nothing.
     *
     * @throws PageException when a page cannot be what was asked for
     */
    void write(RunRow run, StepRow step, List<Page> pages, Runnable fence) {
        var seen = observations(step.entityType(), pages);
        var first = pages.getFirst();
        transactions.write(() -> {
            fence.run();
            see(run, step, pages);
            var came = run.does().repairs()
                    ? mirror.write(seen.values(), key -> Cause.RECONCILE)
                    : mirror.compare(seen.values());
            findings.add(run.id(), step, step.fence() == null ? first.sourceTime() : step.fence(), seen, came);
            if (run.does().repairs()) {
                markDetails(run, step, came);
            }
            if (came.values().stream().noneMatch(written -> written.outcome().written())) {
                transactions.mayBeLost(); // with the cursor: the pages are then read again
            }
            return advance(run, step, pages, came);
        });
        if (run.does().repairs()) {
            stale.wake();
        }
    }

    private int advance(RunRow run, StepRow step, List<Page> pages, Map<EntityKey, Written> came) {
        var first = pages.getFirst();
        int advanced = steps.advance(
                run.id(),
                step.type(),
                first.part(),
                first.number(),
                pages.size(),
                first.sourceTime(),
                came.size(),
                count(came, Outcome.CREATED),
                count(came, Outcome.CHANGED, Outcome.REVIVED),
                count(came, Outcome.UNCHANGED, Outcome.SUPERSEDED),
                count(came, Outcome.UNSTORABLE));
        if (advanced == 0) {
            throw new IllegalStateException(
                    "page %d is not the next one; goes on from there".formatted(first.number()));
        }
        return advanced;
    }

    /** A full page of which nothing is new is an earlier one again: the API does not turn pages. */
    private void see(RunRow run, StepRow step, List<Page> pages) {
        var isNew = new HashSet<>(runs.see(run.id(), step.type(), Json.write(ids(pages))));
        for (Page page : pages) {
            boolean brings = isNew.removeAll(page.ids());
            if (page.full() && !brings && !step.entityType().inThreads()) {
                throw new PageException("page " + page.number() + " repeats rows of earlier pages only");
            }
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
            case DELETED, UNKNOWN, FORGOTTEN -> false;
        };
    }

    private static Mark mark(EntityKey key, Need need, CallClass callClass) {
        return new Mark(key, need, callClass, Cause.RECONCILE, false);
    }

    private static Map<EntityKey, Observation.Listed> observations(EntityType type, List<Page> pages) {
        var seen = new LinkedHashMap<EntityKey, Observation.Listed>();
        for (Page page : pages) {
            page.byId().forEach((id, row) -> {
                var key = new EntityKey(type, id);
                seen.put(key, new Observation.Listed(key, page.seq(), page.asOf(), row));
            });
        }
        return seen;
    }

    private static JsonNode ids(List<Page> pages) {
        return JsonNode.createArrayNode(pages.stream()
                .flatMap(page -> page.ids().stream())
                .map(id -> JsonNode.createStringNode(id.toString()))
                .toList());
    }

    private static long count(Map<EntityKey, Written> written, Outcome... which) {
        return written.values().stream()
                .map(Written::outcome)
                .filter(List.of(which)::contains)
                .count();
    }
}
