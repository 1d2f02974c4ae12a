package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A consumer that cannot go on takes its process with it: not alive, then gone, so that a fresh one takes over. */
class ConsumerEndsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Longer than a refused right may take to come back. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Surroundings surroundings = TestHub.surroundings(TestHub.smallCompany());

    @AfterEach
    void close() {
        surroundings.simulator().close();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theProcessEndsSoonAndNotWithZero(ProcessTrouble trouble) {
        var environment = new HashMap<>(TestHub.environment(surroundings, Map.of()));
        environment.put(ProcessTrouble.NAME, trouble.name());
        try (var hub = HubProcess.start(environment, "serve")) {
            hub.awaitLine("this process cannot go on", PATIENCE);

            assertThat(hub.exitCode(SOON)).as(hub.output()).isEqualTo(1);

            assertThat(hub.output()).contains("ERROR");
        }
    }

    static List<ProcessTrouble> ends() {
        return List.of(ProcessTrouble.ERROR_IN_FRAMEWORK, ProcessTrouble.ERROR_IN_POLL)
                .subList(0, Scale.of(1, 2));
    }

    static List<ProcessTrouble> failures() {
        return List.of(ProcessTrouble.DENIED, ProcessTrouble.FENCED, ProcessTrouble.INTERRUPTED)
                .subList(0, Scale.of(1, 3));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void livenessSaysSo(ProcessTrouble trouble) throws Exception {
        TroubledConsumers.trouble(surroundings.topicPrefix() + "teamleader-hub-refresh", trouble);
        try (var hub = TestHub.start(surroundings, Map.of())) {
            await("liveness fails").atMost(LATER).until(() -> liveness().statusCode() == 503);

            assertThat(liveness().body()).isEqualTo("{\"name\":null,\"status\":\"DOWN\",\"details\":null}");
            assertThat(hub.operator().get("/admin/status").status()).isEqualTo(200);
        }
    }

    private HttpResponse<String> liveness() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + surroundings.managementPort() + "/health/liveness"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
