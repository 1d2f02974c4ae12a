package io.teamleaderhub.erasure;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
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
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Forgetting a person. */
@Controller("/admin/entities")
@Secured(Roles.OPERATOR)
@OperatorApi
@ApiResponse(
        responseCode = "400",
        description = "a value cannot be one; the body says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "erasure")
final class ErasureController {
    private static final String NO_REASON = "reason must say why, without naming the person: it is kept.";

    private final Erasure erasure;

    ErasureController(Erasure erasure) {
        this.erasure = erasure;
    }

    /**
     * Removes an entity from the mirror, its history and all that the hub knows of it, tells copies to remove it too, and never
     * mirrors it again unless that is lifted.
     *
     * @param type entity type, singular or plural
     * @param id entity id
     * @param forget why
     */
    @Post("/{type}/{id}/forget")
    @ApiResponse(responseCode = "200", description = "what was removed, or would be")
    @ApiResponse(
            responseCode = "404",
            description = "nothing is known of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "somebody writes for too long: ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Forgotten forget(@PathVariable String type, @PathVariable String id, @Body Forget forget, Principal principal) {
        var key = key(type, id);
        return forget.dryRun()
                ? erasure.count(key)
                : erasure.forget(key, principal.getName(), Asked.reason(forget.reason(), NO_REASON));
    }

    /**
     * Lets a forgotten entity be mirrored again, from when it is fetched or listed next.
     *
     * @param type entity type, singular or plural
     * @param id entity id
     * @param lift why
     */
    @Post("/{type}/{id}/lift")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "it may be mirrored again")
    @ApiResponse(
            responseCode = "404",
            description = "it is not forgotten",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    void lift(@PathVariable String type, @PathVariable String id, @Body Lift lift, Principal principal) {
        erasure.lift(key(type, id), principal.getName(), Asked.reason(lift.reason(), NO_REASON));
    }

    private static EntityKey key(String type, String id) {
        return EntityKey.asked(EntityType.asked(type).singular(), id);
    }

    /**
     * Why an entity is to be forgotten.
     *
     * @param reason such as a ticket's number; kept, so it must not name the person
     * @param dryRun only count what would be removed
     */
    @Serdeable
    record Forget(@Nullable String reason, boolean dryRun) {}

    /**
     * Why a forgotten entity may be mirrored again.
     *
     * @param reason such as a ticket's number; kept, so it must not name the person
     */
    @Serdeable
    record Lift(@Nullable String reason) {}
}
