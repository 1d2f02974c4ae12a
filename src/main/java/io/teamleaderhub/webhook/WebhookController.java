package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.platform.HubException;
import java.util.Locale;

/** The door for Teamleader's webhooks. The signature in its URL is the credential. */
@Controller(SignedUrl.PATH)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class WebhookController {
    private final Door door;
    private final MeterRegistry metrics;

    WebhookController(Door door, MeterRegistry metrics) {
        this.door = door;
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
            case NOT_STORED -> busy();
        };
    }

    private static MutableHttpResponse<?> busy() {
        return HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "5");
    }
}
