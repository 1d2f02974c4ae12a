package io.teamleaderhub.cli;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Talks to a hub: {@code HUB_URL} with {@code HUB_OPERATOR_TOKEN}, read as the hub reads its settings. Blocks. */
final class HubClient {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String url;
    private final String token;

    HubClient(Map<String, String> environment) {
        this.url = setting(Setting.HUB_URL, environment);
        this.token = setting(Setting.HUB_OPERATOR_TOKEN, environment);
        if (token.isEmpty()) {
            throw new CliException(
                    CliException.WRONG_USAGE, "HUB_OPERATOR_TOKEN is not set. Set it to the hub's operator token.");
        }
    }

    private static String setting(Setting setting, Map<String, String> environment) {
        try {
            return Settings.one(setting, environment).orElse("");
        } catch (SettingsException e) {
            throw new CliException(CliException.WRONG_USAGE, String.join("\n", e.problems()));
        }
    }

    /**
     * Gets a resource.
     *
     * @throws CliException when the hub is not reached, refuses or answers with something else than JSON
     */
    JsonNode get(String path) throws InterruptedException {
        return answered(send(request(path).GET()));
    }

    /** As {@link #get}; empty where there is nothing (404). */
    Optional<JsonNode> find(String path) throws InterruptedException {
        var response = send(request(path).GET());
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(answered(response));
    }

    /** Posts a document; otherwise as {@link #get}. */
    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return answered(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))));
    }

    /** Deletes a resource; otherwise as {@link #get}. */
    void delete(String path) throws InterruptedException {
        answered(send(request(path).DELETE()));
    }

    private HttpRequest.Builder request(String path) {
        try {
            return HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(LONGEST)
                    .header("Authorization", "Bearer " + token);
        } catch (IllegalArgumentException e) {
            throw notReached(e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws InterruptedException {
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw notReached(e);
        }
    }

    private JsonNode answered(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 401) {
            throw new CliException(CliException.WRONG_USAGE, "The hub does not know this HUB_OPERATOR_TOKEN.");
        }
        if (status == 204) {
            return JsonNode.nullNode();
        }
        var body = read(response.body());
        if (status < 200 || status > 299) {
            throw new CliException(
                    status == 400 ? CliException.WRONG_USAGE : CliException.FAILED,
                    "The hub answered %d: %s"
                            .formatted(status, Json.text(body, "detail").orElse("")));
        }
        return body;
    }

    private JsonNode read(byte[] body) {
        try {
            return Json.read(body);
        } catch (IOException e) {
            throw notReached(e);
        }
    }

    private CliException notReached(Exception e) {
        return new CliException(
                CliException.NOT_REACHED,
                "No hub answers at %s (%s). Start it with ./hub serve, or set HUB_URL."
                        .formatted(url, e.getClass().getSimpleName()));
    }
}
