package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
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
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.platform.selection.Asked;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reconciliations. */
@Controller(ReconciliationController.PATH)
@Secured(Roles.OPERATOR)
@OperatorApi
@ApiResponse(
        responseCode = "400",
        description = "there is no such mode or type, the mode cannot do it, or the id is none",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "reconciliations")
final class ReconciliationController {
    static final String PATH = "/admin/reconciliations";
    private static final int SHOWN = 20;

    private final Reconciliations reconciliations;
    private final Orders orders;
    private final Requests requests;
    private final FindingPages findings;

    ReconciliationController(Reconciliations reconciliations, Orders orders, Requests requests, FindingPages findings) {
        this.reconciliations = reconciliations;
        this.orders = orders;
        this.requests = requests;
        this.findings = findings;
    }

    /**
     * Starts a run; without a body a full one of every type.
     *
     * @param wanted what
     * @return 202 with its state, its forecast and, in Location, where to follow it; while the same is open, that one
     */
    @Post
    @ApiResponse(
            responseCode = "202",
            description = "the run asked for or, while one of the same mode and types is open, that one",
            headers = @Header(name = "Location", description = "where to follow it", schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Reconciliation.class)))
    @ApiResponse(
            responseCode = "409",
            description = "another run is under way, or the hub is not connected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<Reconciliation> start(@Nullable @Body Wanted wanted) {
        var run = requests.take(order(wanted));
        return HttpResponse.<Reconciliation>accepted(URI.create(PATH + "/" + run.id()))
                .body(run);
    }

    private Order order(@Nullable Wanted wanted) {
        return wanted == null
                ? orders.all(Mode.FULL, "operator")
                : orders.asked(wanted.mode(), wanted.types(), wanted.details(), "operator");
    }

    /**
     * What a run would cost; starts none.
     *
     * @param wanted which run
     */
    @Post("/forecast")
    @ApiResponse(responseCode = "200", description = "the forecast")
    Forecast forecast(@Nullable @Body Wanted wanted) {
        return requests.forecast(order(wanted));
    }

    /** The latest runs, newest first. */
    @Get
    @ApiResponse(responseCode = "200", description = "20 runs at the most")
    List<Reconciliation> latest() {
        return reconciliations.latest(SHOWN);
    }

    /**
     * One run: its progress and what each type came to.
     *
     * @param id as in Location
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "the run")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Optional<Reconciliation> find(@PathVariable UUID id) {
        return reconciliations.find(id);
    }

    /**
     * The same as a page to read.
     *
     * @param id as in Location
     */
    @Get("/{id}/report")
    @Produces(MediaType.TEXT_HTML)
    @ApiResponse(responseCode = "200", description = "the report as HTML")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<String> report(@PathVariable UUID id) {
        var run = known(id);
        var response = HttpResponse.ok(ReportPage.html(run, findings.first(id)));
        ReportPage.headers().forEach(response::header);
        return response;
    }

    /**
     * What a run found, by entity, in the order of type and id.
     *
     * @param id as in Location
     * @param type only of that type
     * @param kind missing, drifted, absent or unstorable
     * @param outcome repaired, found, deleted, withheld, there, pending or dead
     * @param cursor {@code next} of the page before
     * @param limit findings on a page, 1 to 500
     */
    @Get("/{id}/findings")
    @ApiResponse(responseCode = "200", description = "a page of findings")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    FindingPages.Page findings(
            @PathVariable UUID id,
            @QueryValue(defaultValue = "") String type,
            @QueryValue(defaultValue = "") String kind,
            @QueryValue(defaultValue = "") String outcome,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        known(id);
        return findings.page(id, type, kind, outcome, cursor, Asked.limit(limit));
    }

    /**
     * Ends a run before its time. What it has repaired stays.
     *
     * @param id as in Location
     */
    @Delete("/{id}")
    @ApiResponse(responseCode = "200", description = "the run, cancelled")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "it was over",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Reconciliation cancel(@PathVariable UUID id) {
        var run = known(id);
        if (!reconciliations.cancel(id)) {
            throw new HubException(HttpStatus.CONFLICT, "Run %s is over: it %s.".formatted(id, run.state()));
        }
        return known(id);
    }

    /**
     * Lets the deletions happen that a run found and that were too many to be believed: those withheld by now, and each only
     * when Teamleader still answers that it is gone.
     *
     * @param id as in Location
     * @param approval how many at the most
     */
    @Post("/{id}/approve-deletions")
    @ApiResponse(responseCode = "200", description = "how many; each is asked for once more")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "more are withheld than that; none was approved",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Approved approveDeletions(@PathVariable UUID id, @Nullable @Body Approval approval) {
        var run = known(id);
        Integer ceiling = approval == null ? null : approval.count();
        return new Approved(reconciliations.approveDeletions(run.id(), ceiling));
    }

    private Reconciliation known(UUID id) {
        return reconciliations
                .find(id)
                .orElseThrow(() -> new HubException(HttpStatus.NOT_FOUND, "There is no run " + id + "."));
    }

    /**
     * A run to start.
     *
     * @param mode full (if left out), incremental or verify
     * @param types singular or as in the API's paths; left out: all
     * @param details full only: read every detail again too
     */
    @Serdeable
    record Wanted(@Nullable String mode, @Nullable List<String> types, boolean details) {}

    /**
     * How many deletions a person has looked at.
     *
     * @param count the most that may be approved; left out: however many are withheld
     */
    @Serdeable
    record Approval(@Nullable Integer count) {}

    /**
     * Deletions approved.
     *
     * @param approved how many
     */
    @Serdeable
    record Approved(int approved) {}
}
