package io.teamleaderhub.refresh.ondemand;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import io.teamleaderhub.teamleader.EntityKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Refreshing one entity at once. */
@Controller("/admin/refresh")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "refresh")
final class RefreshController {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RefreshOnDemand refresh;

    RefreshController(RefreshOnDemand refresh) {
        this.refresh = refresh;
    }

    /**
     * Fetches one entity and waits for it, 20 s at the most.
     *
     * @param wanted which one
     */
    @Post
    @ApiResponse(responseCode = "200", description = "what came of it")
    @ApiResponse(
            responseCode = "400",
            description = "there is no such type, or the id is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "it was forgotten",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Refreshed refresh(@Body Wanted wanted) throws InterruptedException {
        return refresh.refresh(EntityKey.asked(wanted.type(), wanted.id()), PATIENCE);
    }

    /**
     * An entity to refresh.
     *
     * @param type entity type, such as contact
     * @param id entity id
     */
    @Serdeable
    record Wanted(@Nullable String type, @Nullable String id) {}
}
