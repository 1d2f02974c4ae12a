package io.teamleaderhub.teamleader.connection;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The connection as operators see it.
 *
 * @param accountId the Teamleader account that gave its consent
 * @param state {@code connected}, {@code needs_reauthorisation}, {@code disconnected} (the tokens were forgotten) or
 *     {@code other_environment} (this database is a copy: its tokens belong to another environment)
 * @param detail why a new consent is needed, or why the last renewal failed
 * @param generation counts renewals and consents
 * @param tokenExpiresAt when the access token ends; it is renewed well before
 * @param tokenObtainedAt when Teamleader gave it
 * @param toDo what an operator has to do; absent when nothing
 */
@Serdeable
public record ConnectionState(
        String accountId,
        String state,
        @Nullable String detail,
        long generation,
        Instant tokenExpiresAt,
        Instant tokenObtainedAt,
        @Nullable String toDo) {
    static final String OTHER_ENVIRONMENT = "other_environment";
    static final String CONSENT = "As a Teamleader administrator, run ./hub oauth setup, or open the link that "
            + "POST /admin/connection/consent gives.";
    static final String NEVER_CONNECTED = "Teamleader is not connected yet. " + CONSENT;

    /** What the row says, unless its tokens are another environment's. */
    static ConnectionState of(ConnectionRow row, @Nullable String difference) {
        var state = difference == null ? row.state() : OTHER_ENVIRONMENT;
        return new ConnectionState(
                row.accountId(),
                state,
                difference == null ? row.stateDetail() : difference,
                row.generation(),
                row.expiresAt(),
                row.obtainedAt(),
                toDo(state));
    }

    private static @Nullable String toDo(String state) {
        return switch (state) {
            case ConnectionRow.CONNECTED -> null;
            case OTHER_ENVIRONMENT ->
                "If this is a copy, connect it for itself or leave it unconnected. If the hub moved here for good, stop "
                        + "the other one first. Either way: " + CONSENT;
            default -> CONSENT;
        };
    }

    /** Whether the tokens can be used and renewed without an operator. */
    boolean connected() {
        return state.equals(ConnectionRow.CONNECTED);
    }

    /** What is wrong and what to do, in one line; empty when nothing is. */
    String problem() {
        var why = detail == null ? "" : detail;
        return switch (state) {
            case ConnectionRow.CONNECTED -> why.isEmpty() ? "" : notReached(why);
            case ConnectionRow.DISCONNECTED -> "Teamleader is disconnected: " + why + ". " + toDo;
            case OTHER_ENVIRONMENT -> "Teamleader is not used here: " + why + ". " + toDo;
            default -> needsConsent(why);
        };
    }

    static String needsConsent(String reason) {
        return "Teamleader needs a new consent: " + reason + ". Webhooks are taken in and wait meanwhile. " + CONSENT;
    }

    static String notReached(String reason) {
        return "Teamleader cannot be reached: " + reason;
    }
}
