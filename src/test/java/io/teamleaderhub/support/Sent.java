package io.teamleaderhub.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Requests as anybody may send them, and what every error they meet must look like. */
public final class Sent implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern INTERNAL =
            Pattern.compile("Exception|at [a-z]+\\.|jdbc|kafka|SQL", Pattern.CASE_INSENSITIVE);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST)
            .build();

    /** Posts bytes as JSON. */
    public HttpResponse<String> post(URI uri, byte[] body) throws IOException, InterruptedException {
        return send("POST", uri, body, Optional.empty());
    }

    /** Sends any request, with a bearer token if there is one. */
    public HttpResponse<String> send(String method, URI uri, byte[] body, Optional<String> token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Asserts that an answer is a problem body of that status that gives nothing away; returns it. */
    public static ObjectNode assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContainPattern(INTERNAL);
        JsonNode problem = MAPPER.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("correlationId").asText()).hasSize(36);
        return (ObjectNode) problem;
    }

    @Override
    public void close() {
        client.close();
    }
}
