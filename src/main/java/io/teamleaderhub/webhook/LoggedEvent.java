package io.teamleaderhub.webhook;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/**
 * A webhook that was taken in.
 *
 * @param at when it reached the door
 * @param id the hub's id of this delivery, or of the event where its sender signs an id
 * @param type the webhook's type
 * @param signingKey what vouched for it: the key id of its URL, the id of a relay's secret, or both; {@code replay} for one that had been rejected
 */
@Serdeable
public record LoggedEvent(Instant at, UUID id, String type, String signingKey) {}
