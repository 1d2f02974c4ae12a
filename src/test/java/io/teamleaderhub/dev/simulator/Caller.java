package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Calls a simulator over HTTP with a token of its own; request bodies are written with single quotes. */
final class Caller implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private final String token;

    Caller(TeamleaderSimulator simulator) {
        this(simulator, simulator.tokens().issue().path("access_token").asText());
    }

    Caller(TeamleaderSimulator simulator, String token) {
        this.base = simulator.url();
        this.token = token;
    }

    HttpResponse<String> post(String action, String body) throws IOException, InterruptedException {
        return client.send(request(action, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String action, String body) {
        return client.sendAsync(request(action, body), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .method(method, BodyPublishers.ofString(json(body)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** The {@code data} of a call that must succeed. */
    JsonNode data(String action, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(action, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(action + " answered " + answer.statusCode() + " " + answer.body());
        }
        return MAPPER.readTree(answer.body()).path("data");
    }

    List<String> ids(String action, String body) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        data(action, body).forEach(row -> ids.add(row.path("id").asText()));
        return ids;
    }

    /** The object in a text written with single quotes. */
    static ObjectNode object(String text) {
        return read(json(text));
    }

    /** The object in an answer or a webhook. */
    static ObjectNode read(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String action, String body) {
        return HttpRequest.newBuilder(base.resolve("/" + action))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(body)))
                .build();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
