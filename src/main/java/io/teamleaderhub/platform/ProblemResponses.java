package io.teamleaderhub.platform;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every error the hub's one body, also those the framework makes; nothing internal leaves with it. */
@Primary
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Problem> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    private final Ids ids;

    ProblemResponses(Ids ids) {
        this.ids = ids;
    }

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var correlationId = ids.next().toString();
        int status = response.code();
        var path = ReportedPath.of(context.getRequest());
        var cause = context.getRootCause().orElse(null);
        if (cause instanceof HubException known) {
            known.retryAfter()
                    .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds())));
        } else if (status >= 500) {
            LOG.error("{} {} failed, correlation {}", context.getRequest().getMethodName(), path, correlationId, cause);
        }
        var problem =
                new Problem("about:blank", response.reason(), status, detail(context, status), path, correlationId);
        return response.body(problem).contentType(Problem.MEDIA_TYPE);
    }

    private static String detail(ErrorContext context, int status) {
        if (context.getRootCause().filter(SafeToShow.class::isInstance).isPresent()) {
            return context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
        }
        return switch (status) {
            case 400 -> "The request could not be read. Check its form against the API documentation.";
            case 401 -> "Send the header Authorization: Bearer <token>.";
            case 403 -> "These credentials may not do this.";
            case 404 -> "There is nothing here.";
            case 405 -> "This path takes other methods only.";
            case 406 -> "This path answers with other content types only.";
            case 413 -> "The request is too large.";
            case 415 -> "Send the content type that the API documentation names.";
            default -> status >= 500 ? "The hub failed; its log has the cause under the correlation id." : "Refused.";
        };
    }

    private static final class ReportedPath {
        /** The path, with the signed part of a webhook URL left out. */
        static String of(HttpRequest<?> request) {
            return Optional.ofNullable(request.getPath())
                    .map(path -> path.startsWith("/webhooks/") ? "/webhooks/teamleader" : path)
                    .orElse("");
        }
    }
}
