package io.teamleaderhub.reconcile;

import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.cron.CronExpression;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * When runs are due by the calendar, in the process's time zone. What fell due while no process ran, or another run was
 * under way, is due once, afterwards. Blocks for the database.
 */
@Singleton
final class Schedule {
    private static final String ASKER = "schedule";
    private static final String OFF = "off";

    private final RunRepository runs;
    private final Orders orders;
    private final InstantSource clock;
    private final Instant started;
    private final Map<Mode, CronExpression> times = new EnumMap<>(Mode.class);

    Schedule(
            RunRepository runs,
            Orders orders,
            InstantSource clock,
            @Property(name = "hub.reconcile.full") String full,
            @Property(name = "hub.reconcile.verify") String verify,
            @Property(name = "hub.reconcile.incremental") String incremental) {
        this.runs = runs;
        this.orders = orders;
        this.clock = clock;
        this.started = clock.instant();
        put(Mode.FULL, full);
        put(Mode.VERIFY, verify);
        put(Mode.INCREMENTAL, incremental);
    }

    private void put(Mode mode, String cron) {
        if (!cron.equals(OFF)) {
            times.put(mode, CronExpression.create(cron));
        }
    }

    /** What is due now; of several the first that the modes' order names. */
    Optional<Order> due() {
        return times.entrySet().stream()
                .filter(entry -> isDue(entry.getKey(), entry.getValue()))
                .findFirst()
                .map(entry -> orders.all(entry.getKey(), ASKER));
    }

    private boolean isDue(Mode mode, CronExpression cron) {
        var last = runs.latestOf(mode.stored(), ASKER)
                .map(RunRow::requestedAt)
                .or(runs::first)
                .orElse(started);
        var next = cron.nextTimeAfter(last.atZone(ZoneId.systemDefault())).toInstant();
        return !next.isAfter(clock.instant());
    }
}
