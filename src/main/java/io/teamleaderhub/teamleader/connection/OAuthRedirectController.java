package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The OAuth redirect URI: a browser comes back from Teamleader's consent page. Its random state is its credential. */
@Controller("/sync/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "connection")
final class OAuthRedirectController {
    private final Consent consent;

    OAuthRedirectController(Consent consent) {
        this.consent = consent;
    }

    /**
     * Takes the code of a consent.
     *
     * @param code the authorization code, used at once
     * @param state what the consent link carried
     * @param error what Teamleader says when consent was denied
     * @return 200 {@code code accepted}, or 400 {@code code rejected: <reason>}
     */
    @Get
    @Produces(MediaType.TEXT_PLAIN)
    @ApiResponse(responseCode = "200", description = "code accepted: the hub is connected")
    @ApiResponse(
            responseCode = "400",
            description = "code rejected, and why",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
    HttpResponse<String> redirect(
            @Nullable @QueryValue String code, @Nullable @QueryValue String state, @Nullable @QueryValue String error)
            throws InterruptedException {
        if (error != null) {
            return rejected("Teamleader says " + error.replaceAll("[^a-z_]", ""));
        }
        if (code == null || state == null) {
            return rejected("code or state is missing");
        }
        return consent.accept(code, state)
                .map(OAuthRedirectController::rejected)
                .orElseGet(() -> HttpResponse.ok("code accepted"));
    }

    private static HttpResponse<String> rejected(String reason) {
        return HttpResponse.badRequest("code rejected: " + reason);
    }
}
