package io.teamleaderhub.explain;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.platform.selection.Asked;
import io.teamleaderhub.teamleader.EntityKey;

/** Why an entity is as it is. */
@Controller("/admin/explain")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "explain")
final class ExplainController {
    private final Explainer explainer;

    ExplainController(Explainer explainer) {
        this.explainer = explainer;
    }

    /**
     * One entity's story: the events about it, its fetches and what they cost, its versions and dead letters.
     *
     * @param type entity type, such as contact
     * @param id entity id
     * @param limit the latest so many of each kind, 1 to 500
     */
    @Get("/{type}/{id}")
    @ApiResponse(responseCode = "200", description = "the story")
    @ApiResponse(
            responseCode = "400",
            description = "there is no such type, or the id is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = "nobody ever named such an entity",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Explanation explain(
            @PathVariable String type, @PathVariable String id, @QueryValue(defaultValue = "50") int limit) {
        var key = EntityKey.asked(type, id);
        return explainer
                .explain(key, Asked.limit(limit))
                .orElseThrow(() -> new HubException(
                        HttpStatus.NOT_FOUND,
                        "No event and no full sync ever named %s %s. If Teamleader has it, refresh it (POST /admin/refresh)."
                                .formatted(type, key.id())));
    }
}
