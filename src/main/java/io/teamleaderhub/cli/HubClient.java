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
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

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
        try (var client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            var request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(LONGEST)
                    .header("Authorization", "Bearer " + token)
                    .build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() == 401) {
                throw new CliException(CliException.WRONG_USAGE, "The hub does not know this HUB_OPERATOR_TOKEN.");
            }
            var body = Json.read(response.body());
            if (response.statusCode() != 200) {
                throw new CliException(
                        CliException.FAILED,
                        "The hub answered %d: %s"
                                .formatted(
                                        response.statusCode(),
                                        Json.text(body, "detail").orElse("")));
            }
            return body;
        } catch (IOException | IllegalArgumentException e) {
            throw new CliException(
                    CliException.NOT_REACHED,
                    "No hub answers at %s (%s). Start it with ./hub serve, or set HUB_URL."
                            .formatted(url, e.getClass().getSimpleName()));
        }
    }
}
