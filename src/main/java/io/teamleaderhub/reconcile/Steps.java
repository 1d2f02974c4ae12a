package io.teamleaderhub.reconcile;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.contract.Suspensions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists type after type, page after page. A page that fails is tried again a few times; then its step has failed, its
 * suspects are not even looked for, and the next type goes on. Blocks as long as the listing takes.
 */
@Singleton
final class Steps {
    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
    private static final int TRIES = 5;
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(20);

    private final RunRepository runs;
    private final StepRepository steps;
    private final Listing listing;
    private final Teamleader teamleader;
    private final ApiBudget budget;
    private final Suspensions suspensions;
    private final InstantSource clock;

    Steps(
            RunRepository runs,
            StepRepository steps,
            Listing listing,
            Teamleader teamleader,
            ApiBudget budget,
            Suspensions suspensions,
            InstantSource clock) {
        this.runs = runs;
        this.steps = steps;
        this.listing = listing;
        this.teamleader = teamleader;
        this.budget = budget;
        this.suspensions = suspensions;
        this.clock = clock;
    }

    /**
     * Runs what is left of a run.
     *
     * @param fence prolongs the run's lease, in the transaction that writes; throws when another process has taken over
     * @return whether no step failed
     */
    boolean runAll(UUID run, Runnable fence) throws InterruptedException {
        for (var step = steps.next(run); step.isPresent(); step = steps.next(run)) {
            var type = EntityType.find(step.get().type()).orElseThrow();
            steps.start(run, type.singular());
            try {
                list(run, type, fence);
            } catch (PageException e) {
                LOG.warn("listing of {} failed: {}", type.path(), e.getMessage());
                fence.run();
                listing.fail(run, type, String.valueOf(e.getMessage()));
            }
        }
        return steps.of(run).stream().noneMatch(step -> step.state().equals("failed"));
    }

    private void list(UUID run, EntityType type, Runnable fence) throws InterruptedException {
        var step = steps.next(run).orElseThrow();
        int page = step.nextPage();
        while (page(run, type, page, fence) == Teamleader.PAGE_SIZE) {
            page++;
        }
        listing.end(run, type, Optional.ofNullable(step.startedAt()).orElseGet(runs::now), fence);
    }

    private int page(UUID run, EntityType type, int page, Runnable fence) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var permit = permit(fence);
            long seq = listing.nextSeq();
            var asOf = clock.instant();
            var answer = teamleader.list(type, page, permit);
            steps.countCall(run, type.singular());
            switch (answer) {
                case Answer.Found(var rows) -> {
                    if (page == 1) {
                        suspensions.answered(type);
                    }
                    return written(run, type, page, rows, seq, asOf, fence);
                }
                case Answer.Limited limited -> attempt--;
                case Answer.Denied(var detail) -> {
                    suspensions.denied(type, detail);
                    throw new PageException("page " + page + " is denied: " + detail);
                }
                case Answer.Invalid(int status, var detail) ->
                    throw new PageException("page %d is refused (%d): %s".formatted(page, status, detail));
                case Answer.Gone gone -> throw new PageException("page " + page + " answers 404");
                case Answer.Unavailable(var detail) -> tryAgain(page, attempt, detail);
                case Answer.Unreadable(var detail) -> tryAgain(page, attempt, detail);
            }
        }
    }

    private int written(UUID run, EntityType type, int page, JsonNode rows, long seq, Instant asOf, Runnable fence) {
        try {
            listing.write(run, type, rows, seq, asOf, fence);
            return rows.size();
        } catch (PageException e) {
            throw new PageException("page " + page + " " + e.getMessage());
        }
    }

    private static void tryAgain(int page, int attempt, String detail) throws InterruptedException {
        if (attempt >= TRIES) {
            throw new PageException("page %d failed %d times: %s".formatted(page, TRIES, detail));
        }
        new Signal().await(Duration.ofMillis(500L << attempt));
    }

    private Permit permit(Runnable fence) throws InterruptedException {
        while (true) {
            fence.run();
            var permit = budget.take(CallClass.RECONCILE, PERMIT_WITHIN);
            if (permit.isPresent()) {
                return permit.get();
            }
        }
    }
}
