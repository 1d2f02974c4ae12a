package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Property;
import io.teamleaderhub.webhook.Gaps;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What asks for a run without a person: the first start, times in which webhooks may have been lost, the calendar. */
@Singleton
final class Triggers {
    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);
    private static final String GAP = "gap";

    private final Reconciliations reconciliations;
    private final Orders orders;
    private final RunRepository runs;
    private final Schedule schedule;
    private final Gaps gaps;
    private final boolean atFirstStart;

    Triggers(
            Reconciliations reconciliations,
            Orders orders,
            RunRepository runs,
            Schedule schedule,
            Gaps gaps,
            @Property(name = "hub.reconcile.at-first-start") boolean atFirstStart) {
        this.reconciliations = reconciliations;
        this.orders = orders;
        this.runs = runs;
        this.schedule = schedule;
        this.gaps = gaps;
        this.atFirstStart = atFirstStart;
    }

    /** Asks for what is due, if anything is. */
    void pull() {
        due().ifPresent(reconciliations::request);
    }

    private Optional<Order> due() {
        if (atFirstStart && runs.firstIsDue()) {
            return Optional.of(orders.all(Mode.FULL, "first start"));
        }
        if (gaps.open() > 0 && !runs.failedLately(GAP)) {
            LOG.info("webhooks may have been lost; everything is listed");
            return Optional.of(orders.all(Mode.FULL, GAP));
        }
        return schedule.due();
    }
}
