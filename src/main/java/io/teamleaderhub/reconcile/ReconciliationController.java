package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.platform.Problem;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Full syncs. */
@Controller(ReconciliationController.PATH)
@Secured(Roles.OPERATOR)
@OperatorApi
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
    @ApiResponse(
            responseCode = "202",
            description = "the run asked for or, while one is open, that one",
            headers = @Header(name = "Location", description = "where to follow it", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Reconciliation.class)))
    HttpResponse<Reconciliation> start() {
        var run = reconciliations.request("operator");
        return HttpResponse.<Reconciliation>accepted(URI.create(PATH + "/" + run.id()))
                .body(run);
    }

    /** The latest full syncs, newest first. */
    @Get
    @ApiResponse(responseCode = "200", description = "20 runs at the most")
    List<Reconciliation> latest() {
        return reconciliations.latest(SHOWN);
    }

    /**
     * One full sync: its state and what each type came to.
     *
     * @param id as in Location
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "the run")
    @ApiResponse(
            responseCode = "400",
            description = "the id is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Optional<Reconciliation> find(@PathVariable UUID id) {
        return reconciliations.find(id);
    }

    /**
     * Lets the deletions happen that a full sync found and that were too many to be believed: those withheld by now, and
     * each only when Teamleader still answers that it is gone.
     *
     * @param id as in Location
     */
    @Post("/{id}/approve-deletions")
    @ApiResponse(responseCode = "200", description = "how many; each is asked for once more")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Optional<Approved> approveDeletions(@PathVariable UUID id) {
        return reconciliations.find(id).map(run -> new Approved(reconciliations.approveDeletions(run.id())));
    }

    /**
     * Deletions approved.
     *
     * @param approved how many
     */
    @Serdeable
    record Approved(int approved) {}
}
