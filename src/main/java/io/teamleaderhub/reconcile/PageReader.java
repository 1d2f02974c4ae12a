package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Property;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Reply;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.contract.Suspensions;
import io.teamleaderhub.teamleader.http.RateLimit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Asks for a page until it is answered, a few times, as the budget allows. Thread-safe; blocks, at the most for half an hour
 * while the API refuses every call (429).
 */
@Singleton
final class PageReader {
    private static final int TRIES = 5;
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(5);
    private static final Duration REFUSED_AT_MOST = Duration.ofMinutes(30);
    /** An answer without a Date header: the source's clock is believed to be this far behind at the most. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final Teamleader teamleader;
    private final ApiBudget budget;
    private final Mirror mirror;
    private final StepRepository steps;
    private final Suspensions suspensions;
    private final Duration retry;
    private final InstantSource clock;

    PageReader(
            Teamleader teamleader,
            ApiBudget budget,
            Mirror mirror,
            StepRepository steps,
            Suspensions suspensions,
            @Property(name = "hub.refresh.retry") Duration retry,
            InstantSource clock) {
        this.teamleader = teamleader;
        this.budget = budget;
        this.mirror = mirror;
        this.steps = steps;
        this.suspensions = suspensions;
        this.retry = retry;
        this.clock = clock;
    }

    /**
     * Reads a page. Calls that brought none are counted here, the one that did with the page's writing.
     *
     * @throws PageException when it cannot be had
     */
    Page read(Scope scope, int number) throws InterruptedException {
        var began = clock.instant();
        for (int attempt = 1; ; attempt++) {
            var permit = permit(scope.fence());
            long seq = mirror.nextSeq();
            var asOf = clock.instant();
            var reply = teamleader.page(scope.type(), scope.selection(), number, permit);
            if (reply.answer() instanceof Answer.Found(var rows)) {
                return answered(scope, number, rows, seq, asOf, reply);
            }
            count(scope);
            if (reply.answer() instanceof Answer.Gone && scope.thread() != null) {
                return Page.none(scope, number, seq, asOf); // its ticket is gone
            }
            if (reply.answer() instanceof Answer.Limited) {
                attempt--;
                giveUpAfter(began, number);
            } else {
                failed(scope.type(), number, attempt, reply.answer());
            }
        }
    }

    /** Counts a call that no page that was written stands for. */
    void count(Scope scope) {
        steps.countCall(scope.run(), scope.type().singular());
    }

    private void failed(EntityType type, int number, int attempt, Answer answer) throws InterruptedException {
        switch (answer) {
            case Answer.Denied(var detail) -> {
                suspensions.denied(type, detail);
                throw new PageException("page " + number + " is denied: " + detail);
            }
            case Answer.Invalid(int status, var detail) ->
                throw new PageException("page %d is refused (%d): %s".formatted(number, status, detail));
            case Answer.Gone gone -> throw new PageException("page " + number + " answers 404");
            default -> tryAgain(number, attempt, answer.said());
        }
    }

    private Page answered(Scope scope, int number, JsonNode rows, long seq, Instant asOf, Reply reply) {
        if (number == 1) {
            suspensions.answered(scope.type());
        }
        var took = Duration.between(asOf, clock.instant());
        var sourceTime = reply.headers()
                .flatMap(RateLimit::date)
                .map(date -> date.minus(took))
                .orElseGet(() -> asOf.minus(CLOCKS_APART));
        return Page.of(scope, number, rows, seq, asOf, sourceTime);
    }

    private void giveUpAfter(Instant began, int number) {
        if (began.plus(REFUSED_AT_MOST).isBefore(clock.instant())) {
            throw new PageException(
                    "page %d was refused (429) for %d minutes".formatted(number, REFUSED_AT_MOST.toMinutes()));
        }
    }

    private void tryAgain(int number, int attempt, String detail) throws InterruptedException {
        if (attempt >= TRIES) {
            throw new PageException("page %d failed %d times: %s".formatted(number, TRIES, detail));
        }
        new Signal().await(retry.multipliedBy(1L << (attempt - 1)));
    }

    private Permit permit(Runnable fence) throws InterruptedException {
        while (true) {
            var permit = budget.take(CallClass.RECONCILE, PERMIT_WITHIN);
            if (permit.isPresent()) {
                return permit.get();
            }
            fence.run();
        }
    }
}
