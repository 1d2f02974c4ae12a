package io.teamleaderhub.webhook;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/**
 * One webhook as it was received.
 *
 * @param id the hub's id of this delivery; made of the sender's id of the event where that is signed
 * @param receivedAt when it reached the door
 * @param signingKey what vouched for it, see {@link io.teamleaderhub.webhook.proof.Proven}
 * @param notification what it says
 */
public record ReceivedEvent(UUID id, Instant receivedAt, String signingKey, Notification notification) {
    private static final String SIGNING_KEY = "hubsigningkey";

    /** As a CloudEvent whose data is the body as it was received. */
    CloudEvent toCloudEvent(String accountId, byte[] body) {
        return CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/teamleader/" + accountId))
                .withType(notification.type())
                .withSubject(notification.key())
                .withTime(OffsetDateTime.ofInstant(receivedAt, ZoneOffset.UTC))
                .withExtension(SIGNING_KEY, signingKey)
                .withData("application/json", body)
                .build();
    }

    /**
     * Reads back what {@link #toCloudEvent} made.
     *
     * @throws RuntimeException when the event was not made by the door
     */
    static ReceivedEvent of(CloudEvent event) {
        var data = Objects.requireNonNull(event.getData(), "no data").toBytes();
        var notification =
                Notification.read(data).orElseThrow(() -> new IllegalArgumentException(Rejection.UNREADABLE.reason()));
        var time = Objects.requireNonNull(event.getTime(), "no time").toInstant();
        var signingKey = String.valueOf(event.getExtension(SIGNING_KEY));
        return new ReceivedEvent(UUID.fromString(event.getId()), time, signingKey, notification);
    }
}
