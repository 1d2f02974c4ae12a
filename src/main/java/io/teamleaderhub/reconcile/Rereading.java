package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/**
 * Has details that were read long ago read again, the oldest first, with calls that nobody else needs: what only info shows
 * may change without a webhook and without a trace in any list. One process at a time, and only when no details are waiting.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class Rereading {
    /** Half of Teamleader's limit for the time until the next look, which reads a whole table. */
    private static final int AT_ONCE = 1_000;

    private static final Duration RAREST = Duration.ofMinutes(10);
    private static final Duration MOST_OFTEN = Duration.ofSeconds(1);

    private final Mirror mirror;
    private final StaleSet stale;
    private final Leases leases;
    private final Duration age;
    private final Duration every;
    private final Signal pause = new Signal();
    private final Loop loop;

    Rereading(
            Mirror mirror, StaleSet stale, Leases leases, @Property(name = "hub.reconcile.details-age") Duration age) {
        this.mirror = mirror;
        this.stale = stale;
        this.leases = leases;
        this.age = age;
        this.every = age.compareTo(RAREST) > 0 ? RAREST : age.compareTo(MOST_OFTEN) < 0 ? MOST_OFTEN : age;
        this.loop = Loop.start("rereading", RAREST, this::step);
    }

    private void step() throws InterruptedException {
        pause.await(every);
        var lease = leases.take("rereading", RAREST);
        if (lease.isEmpty()) {
            return;
        }
        try {
            if (stale.count().details() == 0) {
                stale.mark(mirror.detailedLongAgo(age, AT_ONCE).stream()
                        .map(key -> new Mark(key, Need.DETAIL_REST, CallClass.BACKFILL, Cause.RECONCILE, false))
                        .toList());
                stale.wake();
            }
        } finally {
            leases.release(lease.get());
        }
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
