package io.teamleaderhub.e2e;

import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** A hub, its Kafka and its PostgreSQL, each in a process that can be killed; whatever is killed is started again at once. */
final class Killable implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final int MOST_STARTS = 10;
    /** Longer than a consumer group takes to find out that its last member was killed. */
    private static final Duration AT_WORK_WITHIN = Duration.ofSeconds(25);
    /** What a dead process had claimed is then taken over soon. */
    private static final Map<String, String> SHORT_CLAIMS = Map.of("HUB_TEAMLEADER_TIMEOUT", "1s");

    private final DatabaseProcess database = DatabaseProcess.start();
    private final BrokerProcess broker = BrokerProcess.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Surroundings surroundings;
    private final HubProcess hub;
    private final Operator operator;
    private final Watcher watcher;
    private int startsByItself;

    /** Starts them; returns once the hub is connected and has mirrored what is at the source. */
    Killable(SimulatorSettings simulator) throws Exception {
        surroundings = Surroundings.around(database.newDatabase(), broker.bootstrap(), "killable.", simulator);
        hub = HubProcess.start(TestHub.environment(surroundings, SHORT_CLAIMS), "serve");
        operator = surroundings.operator();
        watcher = new Watcher(surroundings, operator, PATIENCE);
        hub.awaitLine("serving on", PATIENCE);
        operator.connect();
        watcher.awaitRegistered();
        watcher.awaitQuiet();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }

    Watcher watcher() {
        return watcher;
    }

    /** Kills the hub wherever it is; returns how long it took from then until a new one was ready. */
    Duration killHub() throws InterruptedException {
        hub.kill();
        long killed = System.nanoTime();
        start();
        await("hub ready").atMost(PATIENCE).pollInterval(POLL).until(this::ready);
        return Duration.ofNanos(System.nanoTime() - killed);
    }

    /** Starts the hub again if it has ended by itself, as whatever supervises it does. */
    void supervise() {
        if (!hub.isAlive()) {
            startsByItself++;
            start();
        }
    }

    /** How often the hub was started again though nobody had killed it: it finds that it cannot go on, or not begin yet. */
    int startsByItself() {
        return startsByItself;
    }

    private void start() {
        for (int attempt = 1; ; attempt++) {
            hub.restart();
            try {
                hub.awaitLine("serving on", PATIENCE);
                return;
            } catch (IllegalStateException e) {
                if (hub.isAlive() || attempt == MOST_STARTS) {
                    throw e;
                }
                startsByItself++;
            }
        }
    }

    /** Kills the hub when it wants to change a table, which is locked: a batch or a fetch is half done. */
    Duration killHubBeforeItWrites(String table) throws SQLException, InterruptedException {
        try (var connection = surroundings.database().open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table + " IN SHARE MODE");
            awaitWaiting(table);
            hub.kill();
            connection.rollback();
        }
        return killHub();
    }

    private void awaitWaiting(String table) {
        var waiting =
                "SELECT count(*) > 0 FROM pg_locks WHERE relation = '%s'::regclass AND NOT granted".formatted(table);
        try {
            await().atMost(AT_WORK_WITHIN)
                    .pollInterval(POLL)
                    .until(() -> watcher.query(waiting).getFirst().equals("t"));
        } catch (ConditionTimeoutException e) {
            // It has nothing to do: then it is killed while it has nothing to do.
            return;
        }
    }

    /** Kills the hub while the API works out an answer for it, if it asks for one soon. */
    Duration killHubWhileItFetches() throws InterruptedException {
        var call = simulator().faults().on("*.info").hold();
        try {
            call.awaitArrival();
            return killHub();
        } finally {
            call.release();
        }
    }

    void killBroker() {
        broker.kill();
        broker.restart();
    }

    void killDatabase() {
        database.kill();
        database.restart();
    }

    void freezeBroker(Duration length) throws InterruptedException {
        broker.freeze();
        new Signal().await(length);
        broker.thaw();
    }

    private boolean ready() throws InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/health/readiness".formatted(surroundings.managementPort())))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + surroundings.operatorToken())
                .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
        operator.close();
        hub.close();
        simulator().close();
        broker.close();
        database.close();
    }
}
