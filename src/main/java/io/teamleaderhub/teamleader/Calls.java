package io.teamleaderhub.teamleader;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.ContentLengthExceededException;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallMetrics;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.teamleader.connection.NotConnectedException;
import io.teamleaderhub.teamleader.http.ErrorBody;
import io.teamleaderhub.teamleader.http.RateLimit;
import io.teamleaderhub.teamleader.http.TeamleaderSettings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a call and turns its status, never its words, into an {@link Answer}: here and nowhere else. Blocks, at most for
 * the configured timeout; an answer may have 16 MiB.
 */
@Singleton
final class Calls {
    private final TeamleaderClient client;
    private final ApiBudget budget;
    private final Connection connection;
    private final CallMetrics metrics;
    private final ApplicationEventPublisher<OtherVersion> events;
    private volatile String version = TeamleaderSettings.API_VERSION;

    Calls(
            TeamleaderClient client,
            ApiBudget budget,
            Connection connection,
            CallMetrics metrics,
            ApplicationEventPublisher<OtherVersion> events) {
        this.client = client;
        this.budget = budget;
        this.connection = connection;
        this.metrics = metrics;
        this.events = events;
    }

    /** Makes the call and uses the permit up. */
    Reply call(String path, String action, Map<String, JsonNode> body, Permit permit) {
        var reply = exchange(path, action, body, permit);
        metrics.answered(path, action, reply.answer().kind());
        return reply;
    }

    private Reply exchange(String path, String action, Map<String, JsonNode> body, Permit permit) {
        var bytes = Json.write(JsonNode.createObjectNode(body)).getBytes(StandardCharsets.UTF_8);
        Optional<RateLimit> limit = Optional.empty();
        try {
            var response = response(path, action, bytes);
            limit = RateLimit.of(response.getHeaders());
            return new Reply(answer(response), Optional.of(response.getHeaders()));
        } catch (ContentLengthExceededException e) {
            return Reply.none(new Answer.Unreadable("the answer is larger than 16 MiB"));
        } catch (HttpClientException e) {
            return Reply.none(new Answer.Unavailable(path + "." + action + ": " + e.getMessage()));
        } catch (NotConnectedException e) {
            return Reply.none(new Answer.Unavailable(String.valueOf(e.getMessage())));
        } finally {
            budget.used(permit, limit);
        }
    }

    private HttpResponse<?> response(String path, String action, byte[] body) {
        try {
            return client.call(path, action, body);
        } catch (HttpClientResponseException e) {
            return e.getResponse();
        }
    }

    private Answer answer(HttpResponse<?> response) {
        var body = response.getBody(byte[].class).orElse(new byte[0]);
        return switch (response.code()) {
            case 200, 201, 202 -> {
                noticeVersion(response.getHeaders());
                yield read(response.getHeaders(), body);
            }
            case 204 -> new Answer.Found(JsonNode.nullNode());
            case 400, 422 -> new Answer.Invalid(response.code(), ErrorBody.titles(body));
            case 401 -> {
                connection.refused();
                yield new Answer.Unavailable("401: " + ErrorBody.titles(body));
            }
            case 403 -> new Answer.Denied(ErrorBody.titles(body));
            case 404 ->
                RateLimit.fromTheApi(response.getHeaders())
                        ? new Answer.Gone()
                        : new Answer.Unavailable("404 without the API's headers: not from the API");
            case 429 -> new Answer.Limited(budget.refused(RateLimit.of(response.getHeaders())));
            default -> new Answer.Unavailable("status " + response.code());
        };
    }

    private static Answer read(HttpHeaders headers, byte[] body) {
        var encoding = headers.get("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new Answer.Unreadable("compressed, which nobody asked for: " + OneLine.of(encoding, 40));
        }
        var type = headers.get("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
            return new Answer.Unreadable("not JSON but " + OneLine.of(type, 80));
        }
        try {
            var data = Json.member(Json.read(body), "data");
            return data.isNull() ? new Answer.Unreadable("no data in the answer") : new Answer.Found(data);
        } catch (IOException e) {
            return new Answer.Unreadable("not the API's JSON: " + e.getClass().getSimpleName());
        }
    }

    /** Tells once when the API begins to answer in another version than the one asked for. */
    private void noticeVersion(HttpHeaders headers) {
        var echo = OneLine.of(String.valueOf(headers.get(TeamleaderSettings.VERSION_HEADER)), 40);
        if (!echo.equals(version)) {
            version = echo;
            if (!echo.equals(TeamleaderSettings.API_VERSION)) {
                events.publishEvent(new OtherVersion(echo));
            }
        }
    }
}
