package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
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
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connection to Teamleader. */
@Controller("/admin/connection")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "connection")
final class ConnectionController {
    private final Connection connection;
    private final Consent consent;
    private final TokenImport tokenImport;

    ConnectionController(Connection connection, Consent consent, TokenImport tokenImport) {
        this.connection = connection;
        this.consent = consent;
        this.tokenImport = tokenImport;
    }

    /**
     * The connection's state.
     *
     * @return the state; 404 before the first consent
     */
    @Get
    @ApiResponse(responseCode = "200", description = "the state")
    @ApiResponse(
            responseCode = "404",
            description = "before the first consent",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Optional<ConnectionState> state() {
        return connection.state();
    }

    /** A link that a Teamleader administrator opens in a browser to connect this hub; works once, for 10 minutes. */
    @Post("/consent")
    @ApiResponse(responseCode = "201", description = "the link")
    @Status(HttpStatus.CREATED)
    ConsentPlace consent() {
        return new ConsentPlace(consent.link().url());
    }

    /**
     * Takes over the tokens of another program of the same integration. The refresh token is renewed at once, which proves it
     * and ends its use elsewhere.
     *
     * @param tokens the tokens
     * @return whose they are
     */
    @Post("/import")
    @ApiResponse(responseCode = "200", description = "the hub is connected")
    @ApiResponse(
            responseCode = "400",
            description = "no refresh token",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "409",
            description = "this hub belongs to another Teamleader account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "422",
            description = "Teamleader refused the refresh token",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @ApiResponse(
            responseCode = "503",
            description = "Teamleader did not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    Imported take(@Body ImportedTokens tokens) throws InterruptedException {
        var refreshToken = tokens.refreshToken();
        if (refreshToken == null || refreshToken.isBlank()) {
            throw new HubException(HttpStatus.BAD_REQUEST, "refreshToken is missing. Send it as JSON in the body.");
        }
        var accepted = tokenImport.take(refreshToken, tokens.accessToken());
        return new Imported(accepted.identity().accountId(), accepted.identity().userName(), accepted.tokenExpiresAt());
    }

    /** Forgets the tokens. What is mirrored stays; the account may connect again by a new consent. */
    @Delete
    @ApiResponse(responseCode = "204", description = "the tokens are forgotten")
    @ApiResponse(
            responseCode = "404",
            description = "before the first consent",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Status(HttpStatus.NO_CONTENT)
    void forget() {
        if (!connection.forget("an operator made the hub forget its tokens")) {
            throw new HubException(HttpStatus.NOT_FOUND, "This hub is not connected to Teamleader.");
        }
    }

    /**
     * Where to give consent.
     *
     * @param url open it in a browser, logged in to Teamleader
     */
    @Serdeable
    record ConsentPlace(String url) {}

    /**
     * Tokens of another program.
     *
     * @param refreshToken its newest refresh token
     * @param accessToken its newest access token, if known: tells whose tokens these are before any is used
     */
    @Serdeable
    record ImportedTokens(
            @Nullable String refreshToken, @Nullable String accessToken) {
        @Override
        public String toString() {
            return "ImportedTokens[***]";
        }
    }

    /**
     * Whose tokens were taken over.
     *
     * @param accountId the Teamleader account
     * @param userName the user whose consent it was
     * @param tokenExpiresAt when the access token ends; it is renewed well before
     */
    @Serdeable
    record Imported(String accountId, String userName, Instant tokenExpiresAt) {}
}
