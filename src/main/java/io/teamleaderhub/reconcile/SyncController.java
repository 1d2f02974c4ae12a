package io.teamleaderhub.reconcile;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reconciliation as clients of teamleader2db ask for it. */
@Controller("/sync/teamleader")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "teamleader2db")
final class SyncController {
    private static final String ASKER = "teamleader2db";

    private final Reconciliations reconciliations;
    private final Orders orders;
    private final Requests requests;
    private final SyncStatus status;

    SyncController(Reconciliations reconciliations, Orders orders, Requests requests, SyncStatus status) {
        this.reconciliations = reconciliations;
        this.orders = orders;
        this.requests = requests;
        this.status = status;
    }

    /**
     * Starts a full or an incremental run, unless one is under way.
     *
     * @param wanted which
     */
    @Post
    @ApiResponse(responseCode = "200", description = "begun, or one was under way")
    @ApiResponse(
            responseCode = "409",
            description = "the hub is not connected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "422",
            description = "there is no body",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Started start(@Nullable @Body Wanted wanted) {
        if (wanted == null) {
            throw new HubException(HttpStatus.UNPROCESSABLE_ENTITY, "Send {\"full_sync\": true or false} as JSON.");
        }
        requests.checkConnected();
        boolean full = Boolean.TRUE.equals(wanted.full_sync());
        var taken = reconciliations.request(orders.all(full ? Mode.FULL : Mode.INCREMENTAL, ASKER));
        return new Started(taken.begun() ? "Teamleader sync started" : "Teamleader sync was already running", full);
    }

    /** What the mirror holds of each resource, and whether a run is under way. */
    @Get
    @ApiResponse(
            responseCode = "200",
            description = "by resource its view, how many rows and when they last changed; job_running")
    Map<String, Object> status() {
        return status.now();
    }

    /**
     * Which run.
     *
     * @param full_sync list everything instead of what changed
     */
    @Serdeable
    record Wanted(@Nullable Boolean full_sync) {}

    /**
     * What came of it.
     *
     * @param status in a sentence
     * @param full_sync as asked
     */
    @Serdeable
    record Started(String status, boolean full_sync) {}
}
