package io.teamleaderhub.dev.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** An operator at work: talks to a hub over HTTP with the operator token, and gives consent as a browser would. */
public final class Operator implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI hub;
    private final String token;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Operator(URI hub, String token) {
        this.hub = hub;
        this.token = token;
    }

    /** An answer of the hub; {@code body} is missing when it is not JSON. */
    public record Reply(int status, JsonNode body, HttpResponse<String> response) {}

    /** Gets a path of the hub. */
    public Reply get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /** Posts to a path of the hub, without a body. */
    public Reply post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    /** Posts JSON to a path of the hub. */
    public Reply post(String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /**
     * Connects the hub: asks it for a consent link, opens it, and follows the redirects back to the hub.
     *
     * @throws IllegalStateException when the hub does not accept the code
     */
    public void connect() throws IOException, InterruptedException {
        var link = post("/admin/connection/consent").body().path("url").asText();
        var page = HttpRequest.newBuilder(URI.create(link)).timeout(LONGEST).build();
        var answer = client.send(page, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals("code accepted")) {
            throw new IllegalStateException("consent ended with %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(LONGEST).header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        return new Reply(response.statusCode(), body(response), response);
    }

    private static JsonNode body(HttpResponse<String> response) throws IOException {
        boolean json = response.headers().firstValue("content-type").orElse("").contains("json");
        return json ? MAPPER.readTree(response.body()) : MissingNode.getInstance();
    }

    @Override
    public void close() {
        client.close();
    }
}
