package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.Roles;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Full syncs. */
@Controller(ReconciliationController.PATH)
@Secured(Roles.OPERATOR)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "reconciliations")
final class ReconciliationController {
    static final String PATH = "/admin/reconciliations";
    private static final int SHOWN = 20;

    private final Reconciliations reconciliations;

    ReconciliationController(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /**
     * Starts a full sync of every type.
     *
     * @return 202 with its state and, in Location, where to follow it; while one is open, that one
     */
    @Post
    HttpResponse<Reconciliation> start() {
        var run = reconciliations.request("operator");
        return HttpResponse.<Reconciliation>accepted(URI.create(PATH + "/" + run.id()))
                .body(run);
    }

    /** The latest full syncs, newest first. */
    @Get
    List<Reconciliation> latest() {
        return reconciliations.latest(SHOWN);
    }

    /**
     * One full sync: its state and what each type came to.
     *
     * @param id as in Location
     */
    @Get("/{id}")
    Optional<Reconciliation> find(@PathVariable UUID id) {
        return reconciliations.find(id);
    }
}
