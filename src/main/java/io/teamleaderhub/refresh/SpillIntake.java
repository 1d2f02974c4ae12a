package io.teamleaderhub.refresh;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.SqlFailure;
import io.teamleaderhub.platform.Transactions;
import io.teamleaderhub.webhook.EventLog;
import io.teamleaderhub.webhook.Spill;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes webhooks in straight from the spill, so that the mirror is as fresh without Kafka: they are logged and their keys
 * marked in one transaction, as {@link Intake} does with those that come out of Kafka, which these do later, once more. What
 * cannot be taken in is left to it.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class SpillIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SpillIntake.class);
    private static final int BATCH = 200;
    /** What another process kept is found within that. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Spill spill;
    private final EventLog events;
    private final StaleSet stale;
    private final Marking marking;
    private final Transactions transactions;
    private final Loop loop;

    SpillIntake(Spill spill, EventLog events, StaleSet stale, Marking marking, Transactions transactions) {
        this.spill = spill;
        this.events = events;
        this.stale = stale;
        this.marking = marking;
        this.transactions = transactions;
        this.loop = Loop.start("webhook-spill-intake", Duration.ofSeconds(1), this::step);
    }

    private void step() throws InterruptedException {
        if (take() == 0) {
            spill.await(LOOK_EVERY);
        }
    }

    /** Returns how many are done with. */
    private int take() {
        try {
            int taken = transactions.writeAgain(() -> store(BATCH));
            if (taken > 0) {
                stale.wake();
            }
            return taken;
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.AWAY || SqlFailure.of(e) == SqlFailure.CONFLICT) {
                throw e;
            }
            return isolated(e);
        }
    }

    /** The first alone; when it is what fails, it is left to whoever reads the topic. */
    private int isolated(RuntimeException failure) {
        try {
            return transactions.writeAgain(() -> store(1));
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.AWAY || SqlFailure.of(e) == SqlFailure.CONFLICT) {
                throw e;
            }
            LOG.warn("a webhook could not be taken in from the spill", failure);
            return transactions.write(() -> {
                var first = spill.untaken(1);
                spill.taken(first);
                return first.size();
            });
        }
    }

    private int store(int most) {
        var batch = spill.untaken(most);
        events.add(batch);
        stale.mark(batch.stream()
                .map(event -> marking.mark(event.notification()))
                .flatMap(Optional::stream)
                .toList());
        spill.taken(batch);
        return batch.size();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
