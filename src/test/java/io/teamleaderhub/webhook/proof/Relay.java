package io.teamleaderhub.webhook.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A relay in front of a hub, which signs with Standard Webhooks' own library. */
final class Relay implements AutoCloseable {
    private final Webhook signer;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Relay(String secret) {
        this.signer = new Webhook(secret);
    }

    /** The headers of a request sent now. */
    Map<String, String> headers(String id, String body) throws WebhookSigningException {
        return headers(id, Instant.now(), body);
    }

    /** The headers of a request sent then. */
    Map<String, String> headers(String id, Instant then, String body) throws WebhookSigningException {
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(then.getEpochSecond()));
        headers.put("webhook-signature", signer.sign(id, then.getEpochSecond(), body));
        return headers;
    }

    /** Posts a body with headers. */
    HttpResponse<String> post(URI uri, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        return post(uri, headers, body.getBytes(UTF_8));
    }

    /** Posts bytes with headers. */
    HttpResponse<String> post(URI uri, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
