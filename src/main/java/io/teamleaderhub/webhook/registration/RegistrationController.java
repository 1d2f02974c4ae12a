package io.teamleaderhub.webhook.registration;

import io.micronaut.http.HttpStatus;
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
import io.teamleaderhub.webhook.url.Urls;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhooks registered at Teamleader. */
@Controller("/admin/webhooks")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class RegistrationController {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationController.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Overview overview;
    private final Registrar registrar;
    private final OwnUrls own;
    private final Urls urls;

    RegistrationController(Overview overview, Registrar registrar, OwnUrls own, Urls urls) {
        this.overview = overview;
        this.registrar = registrar;
        this.own = own;
        this.urls = urls;
    }

    /** What is registered against what is wanted, by a call to Teamleader. */
    @Get
    @ApiResponse(responseCode = "200", description = "as Teamleader lists it now")
    @ApiResponse(
            responseCode = "503",
            description = "Teamleader cannot be asked now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Registrations registrations() throws InterruptedException {
        try {
            return overview.now();
        } catch (NotNowException e) {
            throw later(e);
        }
    }

    /** Registers what is missing and unregisters what is not wanted, now rather than within five minutes. */
    @Post("/sync")
    @ApiResponse(responseCode = "200", description = "what was changed")
    @ApiResponse(
            responseCode = "409",
            description = "this hub registers nothing; the detail says why",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "it cannot be done now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Changed sync() throws InterruptedException {
        requireRegistering();
        try {
            return registrar.check();
        } catch (NotNowException e) {
            throw later(e);
        }
    }

    /**
     * Replaces the webhook URL: registers a new one, and once an event came on it, or after a day, unregisters the one before
     * and refuses it a minute later.
     */
    @Post("/rotate")
    @ApiResponse(responseCode = "200", description = "begun; it goes on by itself, also after a restart")
    @ApiResponse(
            responseCode = "409",
            description = "a rotation is under way, or this hub registers nothing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "it cannot be done now",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Rotation rotate() throws InterruptedException {
        requireRegistering();
        try {
            own.all();
        } catch (NotNowException e) {
            throw later(e);
        }
        if (!urls.rotate()) {
            throw new HubException(
                    HttpStatus.CONFLICT, "A rotation is under way; see ./hub webhooks list. It ends by itself.");
        }
        try {
            registrar.check();
        } catch (NotNowException e) {
            LOG.info("the new webhook URL is registered a little later: {}", e.getMessage());
        }
        var newest = own.all().getLast();
        return new Rotation(newest.keyId(), newest.known().state());
    }

    private void requireRegistering() {
        own.whyNone().ifPresent(why -> {
            throw new HubException(HttpStatus.CONFLICT, why);
        });
    }

    private static HubException later(NotNowException e) {
        return new HubException(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
    }

    /**
     * A rotation that has begun.
     *
     * @param keyId the key id in the new URL
     * @param state registering, or current once Teamleader lists it
     */
    @Serdeable
    record Rotation(String keyId, String state) {}
}
