package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import java.time.Duration;
import java.util.Locale;

/** The door for Teamleader's webhooks. The signature in its URL is the credential. */
@Controller(SignedUrl.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class WebhookController {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Door door;
    private final Gaps gaps;
    private final MeterRegistry metrics;

    WebhookController(Door door, Gaps gaps, MeterRegistry metrics) {
        this.door = door;
        this.gaps = gaps;
        this.metrics = metrics;
    }

    /**
     * Receives one webhook and answers once it is durable.
     *
     * @param keyId the key that signed this URL
     * @param signature proves that this hub made the URL
     * @param body {@code {"type", "subject": {"type", "id"}}}
     * @return 204 when durable; 404 for a wrong URL; 400 when unreadable; 413 over 64 KiB; 503 with Retry-After when it
     *     could not be stored
     */
    @Post("/{keyId}/{signature}")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "204", description = "durable")
    @ApiResponse(
            responseCode = "400",
            description = "no webhook; its bytes are kept",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "404",
            description = "not a URL of this hub",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "413",
            description = "more than 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "not stored, or not known to be",
            headers = @Header(name = "Retry-After", description = "seconds", schema = @Schema(type = "integer")),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> receive(@PathVariable String keyId, @PathVariable String signature, @Body byte[] body)
            throws InterruptedException {
        var result = door.receive(keyId, signature, body);
        metrics.counter("hub.webhook.received", "result", result.name().toLowerCase(Locale.ROOT))
                .increment();
        return switch (result) {
            case ACCEPTED -> HttpResponse.noContent();
            case REFUSED -> throw new HubException(HttpStatus.NOT_FOUND, "There is nothing here.");
            case TOO_LARGE ->
                throw new HubException(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "A webhook has at most 64 KiB.");
            case UNREADABLE ->
                throw new HubException(
                        HttpStatus.BAD_REQUEST, "Send {\"type\": …, \"subject\": {\"type\": …, \"id\": …}} as JSON.");
            case NOT_STORED -> {
                gaps.refused();
                throw new HubException(
                        HttpStatus.SERVICE_UNAVAILABLE, "The webhook could not be stored. Send it again.", RETRY_AFTER);
            }
        };
    }
}
