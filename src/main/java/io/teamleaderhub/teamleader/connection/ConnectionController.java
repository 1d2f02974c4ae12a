package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
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
import io.teamleaderhub.platform.Problem;
import java.util.Optional;

/** The connection to Teamleader. */
@Controller("/admin/connection")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "connection")
final class ConnectionController {
    private final Connection connection;
    private final Consent consent;

    ConnectionController(Connection connection, Consent consent) {
        this.connection = connection;
        this.consent = consent;
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
    ConsentLink consent() {
        return new ConsentLink(consent.link());
    }

    /**
     * Where to give consent.
     *
     * @param url open it in a browser, logged in to Teamleader
     */
    @Serdeable
    record ConsentLink(String url) {}
}
