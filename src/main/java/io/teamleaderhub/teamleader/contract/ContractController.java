package io.teamleaderhub.teamleader.contract;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.platform.HubException;
import io.teamleaderhub.platform.Problem;
import io.teamleaderhub.teamleader.connection.Connection;

/** What the hub relies on of the API, and whether the API keeps it. */
@Controller("/admin/contract")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "contract")
final class ContractController {
    private final Contract contract;
    private final Suspensions suspensions;
    private final Connection connection;

    ContractController(Contract contract, Suspensions suspensions, Connection connection) {
        this.contract = contract;
        this.suspensions = suspensions;
        this.connection = connection;
    }

    /** What was last seen. */
    @Get
    @ApiResponse(responseCode = "200", description = "every check made so far, and the types that Teamleader denies")
    ContractReport report() {
        return new ContractReport(contract.checks(), suspensions.list());
    }

    /** Looks now, with up to three calls a type; suspended types are tried again. */
    @Post
    @ApiResponse(
            responseCode = "200",
            description = "what was seen",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContractReport.class)))
    @ApiResponse(
            responseCode = "409",
            description = "not connected, or somebody is looking already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    ContractReport look() throws InterruptedException {
        if (!connection.usable()) {
            throw new HubException(
                    HttpStatus.CONFLICT, "The hub is not connected to Teamleader. GET /admin/connection says why.");
        }
        if (!contract.look()) {
            throw new HubException(
                    HttpStatus.CONFLICT, "A look is under way. GET /admin/contract shows it when it is done.");
        }
        return report();
    }
}
