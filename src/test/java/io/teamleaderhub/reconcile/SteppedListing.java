package io.teamleaderhub.reconcile;

import io.micronaut.context.BeanContext;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A full listing whose every part is done when a test says so: a page of each status is asked for, written, and the type
 * ended, with whatever the test does in between. For sources of one page a status.
 */
public final class SteppedListing {
    /** The budget is not what is tested here. */
    private static final int NO_SLOT = 0;

    private final RunRepository runs;
    private final StepRepository steps;
    private final Steps doing;
    private final Reconciliations reconciliations;
    private final Listing listing;
    private final PassEnd ending;
    private final Mirror mirror;
    private final Teamleader teamleader;
    private final RunRow run;
    private @Nullable Page page;

    private SteppedListing(BeanContext hub) {
        this.runs = hub.getBean(RunRepository.class);
        this.steps = hub.getBean(StepRepository.class);
        this.doing = hub.getBean(Steps.class);
        this.reconciliations = hub.getBean(Reconciliations.class);
        this.listing = hub.getBean(Listing.class);
        this.ending = hub.getBean(PassEnd.class);
        this.mirror = hub.getBean(Mirror.class);
        this.teamleader = hub.getBean(Teamleader.class);
        this.run = runs.find(reconciliations
                        .request(hub.getBean(Orders.class).all(Mode.FULL, "test"))
                        .run()
                        .id())
                .orElseThrow();
        runs.start(run.id());
    }

    /** Begins one; nothing is asked for yet. None may be open. */
    public static SteppedListing begin(BeanContext hub) {
        return new SteppedListing(hub);
    }

    /** Does the next part. Blocks for a call or the database; returns whether there is more to do. */
    public boolean advance() {
        var next = steps.next(run.id());
        if (next.isEmpty()) {
            return false;
        }
        var step = doing.begun(run, next.get());
        var asked = page;
        if (step.part() == Scope.parts(step.entityType())) {
            ending.end(run, step, () -> {});
        } else if (asked == null) {
            page = ask(step);
        } else {
            listing.write(run, step, List.of(asked), () -> {});
            steps.nextPart(run.id(), step.type(), step.part(), 1);
            page = null;
        }
        return steps.next(run.id()).isPresent() || !reconciliations.finish(run.id(), "completed");
    }

    private Page ask(StepRow step) {
        long seq = mirror.nextSeq();
        var asOf = Instant.now();
        var permit = new Permit(NO_SLOT, "test", CallClass.RECONCILE, asOf);
        var scope = new Scope(run.id(), step.entityType(), step.part(), null, () -> {});
        var reply = teamleader.page(scope.type(), scope.selection(), 1, permit);
        if (reply.answer() instanceof Answer.Found(var rows)) {
            return Page.of(scope, 1, rows, seq, asOf, asOf);
        }
        throw new IllegalStateException("no page of " + step.type());
    }
}
