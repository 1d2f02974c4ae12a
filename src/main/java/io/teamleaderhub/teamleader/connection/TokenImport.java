package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpStatus;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the tokens of another program of the same integration. The refresh token is renewed at once, which proves it
 * and ends its use elsewhere. Blocks.
 */
@Singleton
final class TokenImport {
    private final TokenEndpoint endpoint;
    private final Admission admission;

    TokenImport(TokenEndpoint endpoint, Admission admission) {
        this.endpoint = endpoint;
        this.admission = admission;
    }

    /**
     * Connects with a refresh token.
     *
     * @param accessToken tells, while it is valid, whose tokens these are before the refresh token is used
     * @throws HubException 409 for another account's, 422 when Teamleader refuses the refresh token, 503 when it does not
     *     answer
     */
    Accepted take(String refreshToken, @Nullable String accessToken) throws InterruptedException {
        Optional<Identity> before = accessToken == null ? Optional.empty() : admission.identify(accessToken);
        if (before.filter(admission::isForeign).isPresent()) {
            throw refused(
                    HttpStatus.CONFLICT,
                    "These tokens are not used: " + Admission.foreign().reason() + ".");
        }
        return switch (endpoint.renew(refreshToken)) {
            case Grant.Refused(var reason) ->
                throw refused(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "Teamleader refused the refresh token: %s. Each works once: stop the other program and take its newest, or connect by ./hub oauth setup"
                                .formatted(reason));
            case Grant.Unavailable(var reason) ->
                throw refused(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Teamleader did not answer: %s. Whether the refresh token still works is not known. Try it again; if it is refused then, connect by ./hub oauth setup"
                                .formatted(reason));
            case Grant.Tokens tokens -> admit(tokens, before);
        };
    }

    private Accepted admit(Grant.Tokens tokens, Optional<Identity> before) throws InterruptedException {
        var now = admission.identify(tokens.accessToken());
        var identity = now.or(() -> before)
                .orElseThrow(
                        () -> refused(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Teamleader renewed the refresh token but did not say whose it is, so the new one is not kept. Connect by ./hub oauth setup"));
        return switch (admission.admit(identity, tokens)) {
            case Accepted accepted -> accepted;
            case Rejected rejected ->
                throw refused(
                        HttpStatus.CONFLICT,
                        "These tokens are not kept: %s. %s".formatted(rejected.reason(), rejected.advice()));
        };
    }

    private static HubException refused(HttpStatus status, String detail) {
        return new HubException(status, detail);
    }
}
