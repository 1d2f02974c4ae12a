package io.teamleaderhub.explain.entities;

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
import io.teamleaderhub.mirror.history.Deleted;
import io.teamleaderhub.mirror.history.Document;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.platform.selection.Asked;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import org.jspecify.annotations.Nullable;

/** The mirror's entities and their history. */
@Controller("/api/entities")
@Secured(Roles.OPERATOR)
@OperatorApi
@ApiResponse(
        responseCode = "400",
        description = "a value cannot be one; the body says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "entities")
final class EntityController {
    private static final int MOST = 1_000;

    private final Entities entities;
    private final Versions versions;

    EntityController(Entities entities, Versions versions) {
        this.entities = entities;
        this.versions = versions;
    }

    /**
     * Entities of a type in the order of their latest changes here.
     *
     * <p>Whoever asks again with the last page's cursor misses nothing, whatever is written meanwhile: the order is that of
     * commits, so nothing appears later before what was shown. An entity that changes while pages are read moves to the end and
     * is shown again. To keep a copy, ask with deleted=true, and remove what is deleted or forgotten.
     *
     * @param type entity type, singular or plural: contact or contacts
     * @param updatedSince ISO 8601 instant: only those whose latest change was written here then or later, by the database's
     *     clock; what Teamleader calls updated_at comes earlier and not in this order
     * @param deleted false for live ones (the default), true for all, only for those deleted or forgotten
     * @param cursor {@code next} of the page before; it stays valid for ever
     * @param limit entities on a page, 1 to 1000
     */
    @Get("/{type}")
    @ApiResponse(responseCode = "200", description = "a page of entities")
    EntityPage page(
            @PathVariable String type,
            @Nullable @QueryValue("updated_since") String updatedSince,
            @QueryValue(defaultValue = "false") String deleted,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        var which = Deleted.find(deleted)
                .orElseThrow(() -> new HubException(
                        HttpStatus.BAD_REQUEST, "deleted must be one of " + String.join(", ", Deleted.names()) + "."));
        return entities.page(
                EntityType.asked(type),
                cursor,
                updatedSince == null ? null : Asked.instant("updated_since", updatedSince),
                which,
                Asked.limit(limit, MOST));
    }

    /**
     * One entity, deleted or not; with as_of what it was at an instant.
     *
     * @param type entity type, singular or plural
     * @param id entity id
     * @param asOf ISO 8601 instant; what was being written at that very moment may still come to count for it
     */
    @Get("/{type}/{id}")
    @ApiResponse(responseCode = "200", description = "the entity")
    @ApiResponse(
            responseCode = "404",
            description = "the mirror does not have it, or did not at that instant",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description =
                    "it was forgotten; or what it was then is not known any more: it has changed since, and history does not reach back so far",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Document get(@PathVariable String type, @PathVariable String id, @Nullable @QueryValue("as_of") String asOf) {
        var key = key(type, id);
        return asOf == null ? entities.now(key) : entities.asOf(key, Asked.instant("as_of", asOf));
    }

    /**
     * The versions of an entity, newest first: what changed, what it was before, why it was looked at, and which webhooks led
     * to it.
     *
     * @param type entity type, singular or plural
     * @param id entity id
     * @param cursor {@code next} of the page before
     * @param limit versions on a page, 1 to 1000
     */
    @Get("/{type}/{id}/history")
    @ApiResponse(responseCode = "200", description = "a page of versions")
    @ApiResponse(
            responseCode = "404",
            description = "the mirror never had it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "410",
            description = "it was forgotten",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    VersionPage history(
            @PathVariable String type,
            @PathVariable String id,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        return versions.page(key(type, id), cursor, Asked.limit(limit, MOST));
    }

    /**
     * What changes between two instants came to, in the order of ids: what came and went between them, or changed back, is not
     * there.
     *
     * @param type entity type, singular or plural
     * @param from ISO 8601 instant; required
     * @param to ISO 8601 instant; now when it is left out
     * @param cursor {@code next} of the page before
     * @param limit entities on a page, 1 to 1000
     */
    @Get("/{type}/differences")
    @ApiResponse(responseCode = "200", description = "a page of differences")
    @ApiResponse(
            responseCode = "410",
            description = "history does not reach back so far",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    DifferencePage differences(
            @PathVariable String type,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        return entities.differences(
                EntityType.asked(type),
                Asked.instant("from", from),
                to == null ? null : Asked.instant("to", to),
                cursor,
                Asked.limit(limit, MOST));
    }

    private static EntityKey key(String type, String id) {
        return EntityKey.asked(EntityType.asked(type).singular(), id);
    }
}
