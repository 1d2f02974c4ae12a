package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub's process dies under load, again and again: what it had acknowledged it still knows. */
class HubKilledIT {
    private static final int KILLS = Scale.of(2, 20);
    private static final int CHANGES = 80;
    /** More than the kills take: between two of them the hub is up for a moment only, and a webhook may miss several. */
    private static final Duration[] RETRIES =
            Collections.nCopies(1_200, Duration.ofSeconds(1)).toArray(Duration[]::new);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What a dead process had claimed is then taken over soon. */
    private static final Map<String, String> SHORT_CLAIMS = Map.of("HUB_TEAMLEADER_TIMEOUT", "1s");

    private Surroundings surroundings;
    private TeamleaderSimulator simulator;
    private HubProcess process;
    private Operator operator;
    private Watcher watcher;

    @BeforeEach
    void start() throws Exception {
        surroundings = TestHub.surroundings(TestHub.smallCompany().withRetries(RETRIES));
        simulator = surroundings.simulator();
        process = HubProcess.start(TestHub.environment(surroundings, SHORT_CLAIMS), "serve");
        operator = surroundings.operator();
        watcher = new Watcher(surroundings, operator, PATIENCE);
        process.awaitLine("serving on", PATIENCE);
        operator.connect();
        watcher.awaitRegistered();
        watcher.awaitQuiet();
    }

    @AfterEach
    void close() {
        operator.close();
        process.close();
        simulator.close();
    }

    @Test
    void endsWithoutADifference() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            if (i % 2 == 0) {
                killHalfWayThroughABurst();
            } else {
                killWhileABatchIsTakenIn();
            }
            process.restart();
            process.awaitLine("serving on", PATIENCE);
        }
        watcher.awaitQuiet();

        assertThat(watcher.differences()).isEmpty();
        assertThat(simulator.counters().get(Counters.FAILED)).isZero();
        assertThat(simulator.counters().get(Counters.RETRIED)).isPositive();
        assertThat(watcher.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
    }

    /** Some webhooks are acknowledged, others are not. */
    private void killHalfWayThroughABurst() {
        var delivered = simulator.counters().delivered();
        simulator.mutator().mutate(CHANGES);
        await("half of the burst delivered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> simulator.counters().delivered() >= delivered + CHANGES / 2);
        process.kill();
    }

    /** The listener has a batch in its hands, acknowledged long ago, and cannot store it: a lock is in its way. */
    private void killWhileABatchIsTakenIn() throws SQLException {
        try (var connection = surroundings.database().open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE hub.event_log IN SHARE MODE");
            simulator.mutator().mutate(CHANGES);
            watcher.awaitValue(
                    "t",
                    "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'hub.event_log'::regclass AND NOT granted");
            process.kill();
            connection.rollback();
        }
    }
}
