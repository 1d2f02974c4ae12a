package io.teamleaderhub.teamleader.connection;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The OAuth redirect URI: a browser comes back from Teamleader's consent page. Its random state is its credential. */
@Controller("/sync/oauth")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "connection")
final class OAuthRedirectController {
    private static final Logger LOG = LoggerFactory.getLogger(OAuthRedirectController.class);
    private static final MediaType HTML = new MediaType("text/html; charset=utf-8");
    private static final MediaType TEXT = new MediaType("text/plain; charset=utf-8");

    private final Consent consent;

    OAuthRedirectController(Consent consent) {
        this.consent = consent;
    }

    /**
     * Takes the code of a consent. A browser gets a page to read, everything else a line of text.
     *
     * @param code the authorization code, used at once
     * @param state what the consent link carried
     * @param error what Teamleader says when consent was denied
     * @return 200 {@code code accepted}, or 400 {@code code rejected: <reason>}
     */
    @Get(headRoute = false)
    @Produces(MediaType.ALL)
    @ApiResponse(
            responseCode = "200",
            description = "code accepted: the hub is connected",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "400",
            description = "code rejected, and why",
            content = {
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string"))
            })
    HttpResponse<String> redirect(
            @Nullable @QueryValue String code,
            @Nullable @QueryValue String state,
            @Nullable @QueryValue String error,
            HttpHeaders headers)
            throws InterruptedException {
        var result = consent.take(new Redirect(code, state, error));
        log(result);
        return answer(result, isBrowser(headers));
    }

    /** What used no link up is no news: anybody can send it. */
    private static void log(ConsentResult result) {
        switch (result) {
            case Accepted(var identity, var _) -> LOG.info("connected to Teamleader account {}", identity.accountId());
            case Rejected(var reason, var _, var linkUsed) when linkUsed -> LOG.warn("rejected a consent: {}", reason);
            case Rejected(var reason, var _, var _) -> LOG.debug("rejected a redirect: {}", reason);
        }
    }

    private static HttpResponse<String> answer(ConsentResult result, boolean browser) {
        var line = switch (result) {
            case Accepted _ -> "code accepted";
            case Rejected rejected -> "code rejected: " + rejected.reason();
        };
        MutableHttpResponse<String> response =
                result instanceof Accepted ? HttpResponse.ok() : HttpResponse.badRequest();
        ConsentPage.headers().forEach(response::header);
        return response.header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(browser ? ConsentPage.html(result) : line)
                .contentType(browser ? HTML : TEXT);
    }

    /** Whether the Accept header names HTML and does not like text better. */
    private static boolean isBrowser(HttpHeaders headers) {
        var accepted = headers.accept();
        return quality(accepted, MediaType.TEXT_HTML_TYPE) > 0
                && quality(accepted, MediaType.TEXT_HTML_TYPE) >= quality(accepted, MediaType.TEXT_PLAIN_TYPE);
    }

    private static double quality(List<MediaType> accepted, MediaType type) {
        return accepted.stream()
                .filter(found -> found.getName().equalsIgnoreCase(type.getName()))
                .mapToDouble(found -> found.getQualityAsNumber().doubleValue())
                .max()
                .orElse(0);
    }
}
