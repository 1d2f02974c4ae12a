package io.teamleaderhub.refresh.ondemand;

import io.micronaut.http.HttpStatus;
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
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Ids;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
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
    Refreshed refresh(@Body Wanted wanted) throws InterruptedException {
        var type = EntityType.find(wanted.type() == null ? "" : wanted.type());
        var id = Ids.parse(wanted.id() == null ? "" : wanted.id());
        if (type.isEmpty()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "type must be one of " + types() + ".");
        }
        if (id.isEmpty()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "id must be an entity's id.");
        }
        return refresh.refresh(new EntityKey(type.get(), id.get()), PATIENCE);
    }

    private static String types() {
        return Arrays.stream(EntityType.values()).map(EntityType::singular).collect(Collectors.joining(", "));
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
