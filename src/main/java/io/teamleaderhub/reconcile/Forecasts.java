package io.teamleaderhub.reconcile;

import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.BudgetStates;
import jakarta.inject.Singleton;

/** Says what a run will cost. Blocks for the database. */
@Singleton
final class Forecasts {
    /** What reconciliation has of the calls whoever else waits (decision 17). */
    private static final double OUR_SHARE = 0.1;

    private final Mirror mirror;
    private final StepRepository steps;
    private final BudgetStates budget;

    Forecasts(Mirror mirror, StepRepository steps, BudgetStates budget) {
        this.mirror = mirror;
        this.steps = steps;
        this.budget = budget;
    }

    Forecast of(Order order) {
        boolean whole = order.mode().whole();
        long calls = order.types().stream()
                .mapToLong(type -> whole || type.polled() || steps.marked(type.singular()) == 0
                        ? ExpectedPages.of(type, mirror).all()
                        : Scope.parts(type))
                .sum();
        long details = order.details()
                ? order.types().stream()
                        .filter(EntityType::infoSaysMore)
                        .mapToLong(mirror::live)
                        .sum()
                : 0;
        boolean unknown = order.types().stream().anyMatch(type -> mirror.live(type) == 0);
        var state = budget.now();
        double perMinute = state.limit() * 60 / state.windowSeconds();
        double urgent = budget.urgentLately() * 60 / state.windowSeconds();
        double ours = Math.max(perMinute * OUR_SHARE, perMinute - urgent);
        return new Forecast(calls, details, calls / ours, ours, perMinute * (1 - OUR_SHARE), unknown);
    }
}
