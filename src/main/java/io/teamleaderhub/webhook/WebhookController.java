package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
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
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.webhook.proof.Presented;
import io.teamleaderhub.webhook.proof.RequestHeaders;
import io.teamleaderhub.webhook.url.SignedUrl;
import java.time.Duration;
import java.util.Locale;

/** The door for Teamleader's webhooks. A signature, in its URL or of a relay in front, is the credential. */
@Controller(SignedUrl.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
@DoorAnswers
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
     * @param keyId the key that signed this URL, and its number
     * @param signature proves that this hub made the URL
     * @param body {@code {"type", "subject": {"type", "id"}}}
     * @return 204 when durable; 404 for a wrong URL; 400 when unreadable; 413 over 64 KiB; 503 with Retry-After when it
     *     could not be stored
     */
    @Post("/{keyId}/{signature}")
    @Consumes(MediaType.ALL)
    @ApiResponse(responseCode = "204", description = "durable")
    HttpResponse<?> receive(
            @PathVariable String keyId,
            @PathVariable String signature,
            @Body byte[] body,
            @Parameter(hidden = true) HttpHeaders headers)
            throws InterruptedException {
        return answered(new Presented(keyId, signature, headers::getAll), body);
    }

    /**
     * Receives one webhook from a relay that signs (HUB_WEBHOOK_PROOF=request) and answers once it is durable.
     *
     * @param body {@code {"type", "subject": {"type", "id"}}}
     * @return as on the signed URL; 404 when anything is wrong with the signature
     */
    @Post
    @Consumes(MediaType.ALL)
    @Parameter(in = ParameterIn.HEADER, name = RequestHeaders.ID, description = "Standard Webhooks: the event's id")
    @Parameter(
            in = ParameterIn.HEADER,
            name = RequestHeaders.TIMESTAMP,
            description = "Standard Webhooks: seconds since 1970, at most 300 off")
    @Parameter(
            in = ParameterIn.HEADER,
            name = RequestHeaders.SIGNATURE,
            description = "Standard Webhooks: v1, a comma and the signature; up to ten with spaces between")
    @ApiResponse(responseCode = "204", description = "durable")
    HttpResponse<?> receiveSigned(@Body byte[] body, @Parameter(hidden = true) HttpHeaders headers)
            throws InterruptedException {
        return answered(new Presented(null, null, headers::getAll), body);
    }

    private HttpResponse<?> answered(Presented presented, byte[] body) throws InterruptedException {
        var result = door.receive(presented, body);
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
