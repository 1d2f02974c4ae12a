package io.teamleaderhub.webhook;

import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Times in which webhooks may have been lost, for reconciliation to make up for: nobody received them, they were refused, or
 * Teamleader had no registration. Blocks for the database, but for {@link #refused}.
 */
@Singleton
public final class Gaps {
    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);

    private final GapRepository repository;
    private final Transactions transactions;
    private final Ids ids;
    private final UUID process;
    private @Nullable Refusals refusals;

    Gaps(GapRepository repository, Transactions transactions, Ids ids) {
        this.repository = repository;
        this.transactions = transactions;
        this.ids = ids;
        this.process = ids.next();
    }

    /** {@link System#nanoTime} of the first and the last webhook refused and not yet noted. */
    private record Refusals(long first, long last) {}

    /** A webhook could not be stored. Does not block: the next {@link #beat} notes it. */
    synchronized void refused() {
        long now = System.nanoTime();
        refusals = new Refusals(refusals == null ? now : refusals.first(), now);
    }

    private synchronized @Nullable Refusals taken() {
        var taken = refusals;
        refusals = null;
        return taken;
    }

    private synchronized void putBack(Refusals taken) {
        refusals = new Refusals(taken.first(), refusals == null ? taken.last() : refusals.last());
    }

    /**
     * This process receives webhooks, and has for that long. When nobody had for longer than {@code longest} before, that is
     * a gap.
     */
    void beat(Duration alive, Duration longest) {
        var refused = taken();
        try {
            transactions.write(() -> {
                repository.lock();
                if (repository.noDoor(ids.next(), alive.toMillis(), longest.toMillis()) > 0) {
                    LOG.warn("nobody was there to receive webhooks for a while");
                }
                if (refused != null) {
                    repository.refused(ids.next(), millisSince(refused.first()), millisSince(refused.last()));
                }
                repository.beat(process);
                return repository.forgetOld(process);
            });
        } catch (RuntimeException e) {
            if (refused != null) {
                putBack(refused);
            }
            throw e;
        }
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }

    /** Some webhooks are not registered at Teamleader, though they were; {@link #registered} notes the gap. */
    public void notRegistered() {
        repository.notRegistered();
    }

    /** Every webhook is registered at Teamleader. If some were not, those since all last were may be lost. */
    public void registered() {
        transactions.write(() -> {
            if (repository.wasNotRegistered(ids.next()) > 0) {
                LOG.warn("Teamleader had lost registrations of webhooks; they are registered again");
            }
            return repository.registered();
        });
    }

    /** How many nobody makes up for yet. */
    public long open() {
        return repository.open();
    }

    /** That full run will make up for all that are open; they stay open until it has. */
    public void handOver(UUID run) {
        repository.handOver(run);
    }

    /** It has. Joins the caller's transaction. */
    public void madeUpFor(UUID run) {
        repository.madeUpFor(run);
    }
}
