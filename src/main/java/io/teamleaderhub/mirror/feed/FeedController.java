package io.teamleaderhub.mirror.feed;

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
import io.teamleaderhub.platform.Problem;

/** The topic of entities. */
@Controller("/admin/feed")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "feed")
final class FeedController {
    private final Feed feed;

    FeedController(Feed feed) {
        this.feed = feed;
    }

    /** How far the topic of entities is, and who publishes. */
    @Get
    @ApiResponse(responseCode = "200", description = "the state")
    FeedState state() {
        return feed.state();
    }

    /**
     * Has every entity published again, deleted ones as tombstones.
     *
     * @param ask whether to do it
     */
    @Post("/republish")
    @ApiResponse(responseCode = "200", description = "how many; they follow beside the changes")
    @ApiResponse(
            responseCode = "409",
            description = "a republication is under way",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Republished republish(@Body Ask ask) {
        return ask.dryRun() ? new Republished(feed.rows(), true) : new Republished(feed.republish(), false);
    }

    /**
     * Whether to publish everything again.
     *
     * @param dryRun only count
     */
    @Serdeable
    record Ask(boolean dryRun) {}

    /**
     * What is published again.
     *
     * @param rows how many entities, deleted ones included
     * @param dryRun whether they were only counted
     */
    @Serdeable
    record Republished(long rows, boolean dryRun) {}
}
