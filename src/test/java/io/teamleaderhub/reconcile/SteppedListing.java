package io.teamleaderhub.reconcile;

import io.micronaut.context.BeanContext;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A full listing whose every part is done when a test says so: a type's page is asked for, written, and the type ended, with
 * whatever the test does in between. For sources of one page a type.
 */
public final class SteppedListing {
    /** The budget is not what is tested here. */
    private static final int NO_SLOT = 0;

    private final RunRepository runs;
    private final StepRepository steps;
    private final Reconciliations reconciliations;
    private final Listing listing;
    private final Teamleader teamleader;
    private final UUID run;
    private @Nullable Page page;
    private boolean written;

    private record Page(JsonNode rows, long seq, Instant asOf) {}

    private SteppedListing(BeanContext hub) {
        this.runs = hub.getBean(RunRepository.class);
        this.steps = hub.getBean(StepRepository.class);
        this.reconciliations = hub.getBean(Reconciliations.class);
        this.listing = hub.getBean(Listing.class);
        this.teamleader = hub.getBean(Teamleader.class);
        this.run = reconciliations.request("test").id();
        runs.start(run);
    }

    /** Begins one; nothing is asked for yet. None may be open. */
    public static SteppedListing begin(BeanContext hub) {
        return new SteppedListing(hub);
    }

    /** Does the next part. Blocks for a call or the database; returns whether there is more to do. */
    public boolean advance() {
        var step = steps.next(run);
        if (step.isEmpty()) {
            return false;
        }
        var type = EntityType.find(step.get().type()).orElseThrow();
        var asked = page;
        if (asked == null) {
            steps.start(run, type.singular());
            page = ask(type);
        } else if (!written) {
            listing.write(run, type, asked.rows(), asked.seq(), asked.asOf(), () -> {});
            written = true;
        } else {
            listing.end(run, type, Optional.ofNullable(step.get().startedAt()).orElseThrow(), () -> {});
            page = null;
            written = false;
        }
        return steps.next(run).isPresent() || !reconciliations.finish(run, "completed");
    }

    private Page ask(EntityType type) {
        long seq = listing.nextSeq();
        var asOf = Instant.now();
        var permit = new Permit(NO_SLOT, "test", CallClass.RECONCILE, asOf);
        if (teamleader.list(type, 1, permit) instanceof Answer.Found(var rows)) {
            return new Page(rows, seq, asOf);
        }
        throw new IllegalStateException("no page of " + type.path());
    }
}
