package io.teamleaderhub.webhook.rejected;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
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
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.platform.selection.Asked;
import io.teamleaderhub.platform.selection.Effect;
import org.jspecify.annotations.Nullable;

/** Webhooks that could not be taken in. */
@Controller("/admin/rejected-events")
@Secured(Roles.OPERATOR)
@OperatorApi
@ApiResponse(
        responseCode = "400",
        description = "a value cannot be one; the body says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "rejected events")
final class RejectedEventController {
    private final Rejections rejections;

    RejectedEventController(Rejections rejections) {
        this.rejections = rejections;
    }

    /**
     * Lists rejected events, the latest first.
     *
     * @param id id of the rejected event
     * @param cause unreadable, not_by_the_door, no_id, refused or failed
     * @param search text that the reason or the body contains
     * @param receivedAfter ISO 8601 instant
     * @param receivedBefore ISO 8601 instant
     * @param cursor {@code next} of the page before
     * @param limit events on a page, 1 to 500
     */
    @Get
    @ApiResponse(responseCode = "200", description = "a page of rejected events, and how many there are by cause")
    Rejections.Page find(
            @Nullable @QueryValue String id,
            @Nullable @QueryValue String cause,
            @Nullable @QueryValue String search,
            @Nullable @QueryValue String receivedAfter,
            @Nullable @QueryValue String receivedBefore,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        var selection = new EventSelection(id, cause, search, receivedAfter, receivedBefore);
        return rejections.find(selection, cursor, Asked.limit(limit));
    }

    /**
     * One rejected event with its whole body.
     *
     * @param id id of the rejected event
     */
    @Get("/{id}")
    @ApiResponse(responseCode = "200", description = "the event")
    @ApiResponse(
            responseCode = "404",
            description = "there is no such event, or no more",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    RejectedEvent show(@PathVariable String id) {
        var wanted = Ids.parse(id);
        if (wanted.isEmpty()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "id must be a rejected event's id.");
        }
        return rejections
                .find(wanted.get())
                .orElseThrow(() -> new HubException(
                        HttpStatus.NOT_FOUND,
                        "There is no rejected event of this id, or no more: it may have been replayed or discarded."));
    }

    /**
     * Reads rejected events again, once the cause is mended, and takes in what can be read.
     *
     * @param replay which ones
     */
    @Post("/replay")
    @ApiResponse(responseCode = "200", description = "how many; the entities' fetches follow as the budget allows")
    @ApiResponse(
            responseCode = "409",
            description = "the hub was never connected",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Kafka did not take an event; it and what came after it stay",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Replayed replay(@Body Replay replay) throws InterruptedException {
        return rejections.replay(named(replay.select(), replay.all()), replay.dryRun());
    }

    /**
     * Gives rejected events up.
     *
     * @param discard which ones, and why
     */
    @Post("/discard")
    @ApiResponse(responseCode = "200", description = "how many")
    Effect discard(@Body Discard discard) {
        var reason = Asked.reason(discard.reason());
        return rejections.discard(named(discard.select(), discard.all()), reason, discard.dryRun());
    }

    private static EventSelection named(@Nullable EventSelection select, boolean all) {
        var selection = select == null ? new EventSelection(null, null, null, null, null) : select;
        return Asked.meant(selection, all, "rejected events");
    }

    /**
     * Which rejected events to read again.
     *
     * @param select those that have everything named
     * @param all every one; needed when select names nothing
     * @param dryRun only count them
     */
    @Serdeable
    record Replay(@Nullable EventSelection select, boolean all, boolean dryRun) {}

    /**
     * Which rejected events to give up.
     *
     * @param select those that have everything named
     * @param all every one; needed when select names nothing
     * @param dryRun only count them
     * @param reason why; kept
     */
    @Serdeable
    record Discard(
            @Nullable EventSelection select,
            boolean all,
            boolean dryRun,
            @Nullable String reason) {}
}
