package io.teamleaderhub.teamleader.connection;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity(value = "connection", schema = "hub")
record ConnectionRow(
        @Id int id,
        String accountId,
        long generation,
        String accessToken,
        String refreshToken,
        Instant obtainedAt,
        Instant expiresAt,
        String state,
        @Nullable String stateDetail,
        @Nullable String environmentClient,
        @Nullable String environmentRedirect,
        @Nullable String environmentDatabase) {
    static final String CONNECTED = "connected";
    static final String NEEDS_REAUTHORISATION = "needs_reauthorisation";
    static final String DISCONNECTED = "disconnected";

    /** Where a token is stored: its ciphertext is bound to this. */
    static String place(String column, long generation) {
        return "hub.connection|%s|1|%d".formatted(column, generation);
    }

    /** Whether there are tokens; an operator can make the hub forget them. */
    boolean hasTokens() {
        return !state.equals(DISCONNECTED);
    }
}
