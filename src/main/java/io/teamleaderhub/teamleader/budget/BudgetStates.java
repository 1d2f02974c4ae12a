package io.teamleaderhub.teamleader.budget;

import jakarta.inject.Singleton;

/** Shows how the budget stands. Blocks for one query. */
@Singleton
public final class BudgetStates {
    private final Slots slots;
    private final BudgetSettings settings;
    private final CallMetrics metrics;
    private final WorkMeter meter;
    private final ServerClock server;

    BudgetStates(Slots slots, BudgetSettings settings, CallMetrics metrics, WorkMeter meter, ServerClock server) {
        this.slots = slots;
        this.settings = settings;
        this.metrics = metrics;
        this.meter = meter;
        this.server = server;
    }

    /** Calls that live work and operators, over all processes, made in the last window. Blocks for one query. */
    public long urgentLately() {
        return slots.urgent();
    }

    /** As it is now. */
    public BudgetState now() {
        var supply = slots.supply();
        double skew = server.seconds();
        return new BudgetState(
                supply.taken(),
                supply.allowed(),
                settings.limit(),
                settings.window().toMillis() / 1_000.0,
                supply.paused() / 1_000_000.0,
                metrics.calls(),
                metrics.refusals(),
                meter.callsPerEntity().orElse(null),
                meter.callsPerEntityLately().orElse(null),
                meter.workWaitedFor(settings.window()) ? (double) supply.calls() / supply.allowed() : null,
                Double.isNaN(skew) ? null : skew);
    }
}
