package io.teamleaderhub.refresh.deadletter;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.platform.selection.Asked;
import io.teamleaderhub.platform.selection.Effect;
import org.jspecify.annotations.Nullable;

/** Entities that could not be fetched or kept. */
@Controller("/admin/dead-letters")
@Secured(Roles.OPERATOR)
@OperatorApi
@ApiResponse(
        responseCode = "400",
        description = "a value cannot be one; the body says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "dead letters")
final class DeadLetterController {
    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * Lists dead letters, the latest failures first.
     *
     * @param type entity type, such as contact
     * @param id entity id
     * @param cause invalid, denied, schema, unstorable or exhausted
     * @param search text that an error contains
     * @param failedAfter ISO 8601 instant
     * @param failedBefore ISO 8601 instant
     * @param cursor {@code next} of the page before
     * @param limit letters on a page, 1 to 500
     */
    @Get
    @ApiResponse(responseCode = "200", description = "a page of dead letters, and how many there are by cause")
    DeadLetters.Page find(
            @Nullable @QueryValue String type,
            @Nullable @QueryValue String id,
            @Nullable @QueryValue String cause,
            @Nullable @QueryValue String search,
            @Nullable @QueryValue String failedAfter,
            @Nullable @QueryValue String failedBefore,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        var selection = new Selection(type, id, cause, search, failedAfter, failedBefore);
        return letters.find(selection, cursor, Asked.limit(limit));
    }

    /**
     * Tries dead letters again.
     *
     * @param replay which ones
     */
    @Post("/replay")
    @ApiResponse(responseCode = "200", description = "how many; the fetches follow as the budget allows")
    Effect replay(@Body Replay replay) {
        return letters.replay(named(replay.select(), replay.all()), replay.dryRun());
    }

    /**
     * Gives dead letters up.
     *
     * @param discard which ones, and why
     */
    @Post("/discard")
    @ApiResponse(responseCode = "200", description = "how many")
    Effect discard(@Body Discard discard) {
        var reason = Asked.reason(discard.reason());
        return letters.discard(named(discard.select(), discard.all()), reason, discard.dryRun());
    }

    private static Selection named(@Nullable Selection select, boolean all) {
        var selection = select == null ? new Selection(null, null, null, null, null, null) : select;
        return Asked.meant(selection, all, "dead letters");
    }

    /**
     * Which dead letters to try again.
     *
     * @param select those that have everything named
     * @param all every one; needed when select names nothing
     * @param dryRun only count them
     */
    @Serdeable
    record Replay(@Nullable Selection select, boolean all, boolean dryRun) {}

    /**
     * Which dead letters to give up.
     *
     * @param select those that have everything named
     * @param all every one; needed when select names nothing
     * @param dryRun only count them
     * @param reason why; kept
     */
    @Serdeable
    record Discard(
            @Nullable Selection select,
            boolean all,
            boolean dryRun,
            @Nullable String reason) {}
}
