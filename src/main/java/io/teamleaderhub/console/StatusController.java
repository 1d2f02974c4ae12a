package io.teamleaderhub.console;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.mirror.Mirror;
import io.teamleaderhub.reconcile.Reconciliations;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.teamleader.budget.BudgetStates;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.teamleader.contract.Contract;
import io.teamleaderhub.teamleader.contract.Suspensions;
import io.teamleaderhub.webhook.DoorStates;
import io.teamleaderhub.webhook.EventLog;
import io.teamleaderhub.webhook.Gaps;
import io.teamleaderhub.webhook.RejectedEvents;

/** The hub's state. */
@Controller("/admin/status")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "status")
final class StatusController {
    private final Connection connection;
    private final EventLog events;
    private final DoorStates door;
    private final RejectedEvents rejected;
    private final Gaps gaps;
    private final StaleSet stale;
    private final BudgetStates budget;
    private final Mirror mirror;
    private final Reconciliations reconciliations;
    private final Suspensions suspensions;
    private final Contract contract;

    StatusController(
            Connection connection,
            EventLog events,
            DoorStates door,
            RejectedEvents rejected,
            Gaps gaps,
            StaleSet stale,
            BudgetStates budget,
            Mirror mirror,
            Reconciliations reconciliations,
            Suspensions suspensions,
            Contract contract) {
        this.connection = connection;
        this.events = events;
        this.door = door;
        this.rejected = rejected;
        this.gaps = gaps;
        this.stale = stale;
        this.budget = budget;
        this.mirror = mirror;
        this.reconciliations = reconciliations;
        this.suspensions = suspensions;
        this.contract = contract;
    }

    /** Connection, backlog, budget, mirror and the latest reconciliation. */
    @Get
    @ApiResponse(responseCode = "200", description = "the state")
    Status status() {
        return new Status(
                connection.state().orElse(null),
                events.countOfLastDay(),
                door.now(),
                rejected.count(),
                gaps.open(),
                stale.count(),
                budget.now(),
                mirror.count(),
                reconciliations.latest(1).stream().findFirst().orElse(null),
                suspensions.list(),
                contract.broken());
    }
}
