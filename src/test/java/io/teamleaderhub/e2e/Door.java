package io.teamleaderhub.e2e;

import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A webhook that a test delivers itself, to the URL that the hub registered. */
final class Door {
    private Door() {}

    /** Delivers an event and returns the hub's status. */
    static int deliver(TeamleaderSimulator simulator, String event, String type, String id)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(simulator.deliveries().urls().getFirst()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(event, type, id)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /** The body of a webhook. */
    static String body(String event, String type, String id) {
        return "{\"type\":\"%s\",\"subject\":{\"type\":\"%s\",\"id\":\"%s\"}}".formatted(event, type, id);
    }
}
