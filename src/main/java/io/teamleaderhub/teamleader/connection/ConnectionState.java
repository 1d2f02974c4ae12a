package io.teamleaderhub.teamleader.connection;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The connection as operators see it.
 *
 * @param accountId the Teamleader account that gave its consent
 * @param state {@code connected} or {@code needs_reauthorisation}
 * @param detail why a new consent is needed
 * @param generation counts renewals and consents
 * @param tokenExpiresAt when the access token ends; it is renewed well before
 */
@Serdeable
public record ConnectionState(
        String accountId, String state, @Nullable String detail, long generation, Instant tokenExpiresAt) {}
