package io.teamleaderhub.teamleader;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallMetrics;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.connection.Connection;
import io.teamleaderhub.teamleader.connection.NotConnectedException;
import io.teamleaderhub.teamleader.http.ErrorBody;
import io.teamleaderhub.teamleader.http.RateLimit;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Calls the API. Every call needs a {@link Permit} and uses it up, whatever its answer; every status becomes an
 * {@link Answer} here and nowhere else. Blocks for the call, at most for the configured timeout.
 */
@Singleton
public final class Teamleader {
    /** The API's largest page. Source: API documentation of {@code calls.list}; used everywhere. */
    public static final int PAGE_SIZE = 100;

    private final TeamleaderClient client;
    private final ApiBudget budget;
    private final CallMetrics metrics;
    private final Connection connection;

    Teamleader(TeamleaderClient client, ApiBudget budget, CallMetrics metrics, Connection connection) {
        this.client = client;
        this.budget = budget;
        this.metrics = metrics;
        this.connection = connection;
    }

    /** One entity with all its details. */
    public Answer info(EntityKey key, Permit permit) {
        return call(key.type().path(), "info", Map.of("id", string(key.id().toString())), permit);
    }

    /** List rows of up to 100 entities; the ones that do not exist are simply missing. */
    public Answer list(EntityType type, Collection<UUID> ids, Permit permit) {
        var wanted = ids.stream().map(id -> string(id.toString())).toList();
        var filter = JsonNode.createObjectNode(Map.of("ids", JsonNode.createArrayNode(wanted)));
        return list(type, Map.of("filter", filter), 1, permit);
    }

    /** A page of everything of a type, in an order that updates do not change; numbering starts at 1. */
    public Answer list(EntityType type, int page, Permit permit) {
        var sort = JsonNode.createObjectNode(Map.of("field", string(type.stableSort()), "order", string("asc")));
        return list(type, Map.of("sort", JsonNode.createArrayNode(List.of(sort))), page, permit);
    }

    private Answer list(EntityType type, Map<String, JsonNode> request, int page, Permit permit) {
        var body = new LinkedHashMap<>(request);
        body.put(
                "page",
                JsonNode.createObjectNode(Map.of(
                        "size", JsonNode.createNumberNode(PAGE_SIZE), "number", JsonNode.createNumberNode(page))));
        body.put("includes", string(type.includes()));
        var answer = call(type.path(), "list", body, permit);
        return answer instanceof Answer.Found(var data) && !data.isArray()
                ? new Answer.Unreadable("data is no list")
                : answer;
    }

    /** The URLs and types registered for webhooks. */
    public Answer listWebhooks(Permit permit) {
        return call("webhooks", "list", Map.of(), permit);
    }

    /** Asks for webhooks of those types on that URL; types already registered stay. */
    public Answer registerWebhooks(String url, Collection<String> types, Permit permit) {
        var names =
                JsonNode.createArrayNode(types.stream().map(Teamleader::string).toList());
        return call("webhooks", "register", Map.of("url", string(url), "types", names), permit);
    }

    private Answer call(String path, String action, Map<String, JsonNode> body, Permit permit) {
        var answer = exchange(path, action, body, permit);
        metrics.answered(path, action, answer.kind());
        return answer;
    }

    private Answer exchange(String path, String action, Map<String, JsonNode> body, Permit permit) {
        var bytes = Json.write(JsonNode.createObjectNode(body)).getBytes(StandardCharsets.UTF_8);
        Optional<RateLimit> limit = Optional.empty();
        try {
            var response = client.call(path, action, bytes);
            limit = RateLimit.of(response.getHeaders());
            return answer(response);
        } catch (HttpClientResponseException e) {
            limit = RateLimit.of(e.getResponse().getHeaders());
            return answer(e.getResponse());
        } catch (ContentLengthExceededException e) {
            return new Answer.Unreadable("the answer is larger than 32 MiB");
        } catch (HttpClientException e) {
            return new Answer.Unavailable(path + "." + action + ": " + e.getMessage());
        } catch (NotConnectedException e) {
            return new Answer.Unavailable(String.valueOf(e.getMessage()));
        } finally {
            budget.used(permit, limit);
        }
    }

    private Answer answer(HttpResponse<?> response) {
        var body = response.getBody(byte[].class).orElse(new byte[0]);
        return switch (response.code()) {
            case 200, 201, 202 -> read(body);
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

    private static Answer read(byte[] body) {
        try {
            var data = Json.member(Json.read(body), "data");
            return data.isNull() ? new Answer.Unreadable("no data in the answer") : new Answer.Found(data);
        } catch (IOException e) {
            return new Answer.Unreadable("not the API's JSON: " + e.getClass().getSimpleName());
        }
    }

    private static JsonNode string(String text) {
        return JsonNode.createStringNode(text);
    }
}
