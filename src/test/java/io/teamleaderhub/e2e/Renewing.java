package io.teamleaderhub.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A hub's process whose token the API refuses whenever the test says so, so that it renews at that moment. */
final class Renewing implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Duration POLL = Duration.ofMillis(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> SHORT_CLAIMS = Map.of("HUB_TEAMLEADER_TIMEOUT", "2s");

    private final Surroundings surroundings;
    private final Operator operator;
    private final HubProcess process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Watcher watcher;

    private Renewing(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.operator = surroundings.operator();
        this.watcher = new Watcher(surroundings, operator, PATIENCE);
        this.process = HubProcess.start(TestHub.environment(surroundings, SHORT_CLAIMS), "serve");
    }

    /** Starts and connects a hub there; returns once it has mirrored everything. */
    static Renewing start(Surroundings surroundings) throws Exception {
        var hub = new Renewing(surroundings);
        try {
            hub.process.awaitLine("serving on", PATIENCE);
            hub.operator.connect();
            hub.watcher.awaitRegistered();
            hub.watcher.awaitQuiet();
            return hub;
        } catch (Exception e) {
            hub.close();
            throw e;
        }
    }

    /** Makes the hub renew: the API refuses its token, and there is something to fetch. */
    void mustRenew() {
        simulator().tokens().invalidateAccessTokens();
        simulator().mutator().mutate(1);
    }

    void kill() {
        process.kill();
    }

    void restart() {
        process.restart();
        process.awaitLine("serving on", PATIENCE);
    }

    TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }

    Operator operator() {
        return operator;
    }

    Watcher watcher() {
        return watcher;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    HubProcess process() {
        return process;
    }

    /** How many calls asked for a renewal so far. */
    long renewals() {
        return simulator().counters().tokenCalls("refresh_token");
    }

    long generation() throws SQLException {
        return Long.parseLong(one("SELECT generation FROM hub.connection"));
    }

    void awaitGeneration(long wanted) {
        await("generation " + wanted)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .ignoreExceptions()
                .until(() -> generation() >= wanted);
    }

    /** The value of a metric of this process; -1 when there is none. */
    double metric(String name) throws Exception {
        return management("/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The status of a health path. */
    int healthStatus(String path) throws Exception {
        return management(path).statusCode();
    }

    /** The connection's part of the health. */
    JsonNode health() throws Exception {
        return MAPPER.readTree(management("/health").body()).path("details").path("connection");
    }

    private HttpResponse<String> management(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + surroundings.managementPort() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + surroundings.operatorToken())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private String one(String sql) throws SQLException {
        return Query.firstColumn(surroundings.database(), sql).getFirst();
    }

    @Override
    public void close() {
        client.close();
        operator.close();
        process.close();
        simulator().close();
    }
}
