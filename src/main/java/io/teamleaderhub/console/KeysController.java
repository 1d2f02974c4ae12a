package io.teamleaderhub.console;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.teamleaderhub.access.OperatorApi;
import io.teamleaderhub.access.Roles;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.teamleader.connection.Connection;
import java.util.List;

/** Which keys the hub needs; never the keys. */
@Controller("/admin/keys")
@Secured(Roles.OPERATOR)
@OperatorApi
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "keys")
final class KeysController {
    private final Keyset keyset;
    private final Connection connection;

    KeysController(Keyset keyset, Connection connection) {
        this.keyset = keyset;
        this.connection = connection;
    }

    /** The ids of the keys that encrypt and have encrypted. */
    @Get
    @ApiResponse(responseCode = "200", description = "the ids")
    KeyUse keys() {
        return new KeyUse(keyset.primaryKeyId(), connection.keyIdsInUse());
    }

    /**
     * Which encrypting keys are needed.
     *
     * @param primary the key that the answering process encrypts with
     * @param inUse the keys that what is stored is encrypted with
     */
    @Serdeable
    record KeyUse(String primary, List<String> inUse) {}
}
