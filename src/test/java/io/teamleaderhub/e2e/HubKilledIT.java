package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The hub's process dies under load, again and again: what it had acknowledged it still knows. */
class HubKilledIT {
    private static final int KILLS = Scale.of(3, 20);
    private static final int CHANGES = 80;
    private static final int RETRIES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What a dead process had claimed is then taken over soon. */
    private static final Map<String, String> SHORT_CLAIMS = Map.of("HUB_TEAMLEADER_TIMEOUT", "1s");

    @Test
    void endsWithoutADifference() throws Exception {
        var simulator = TestHub.smallCompany()
                .withRetries(Collections.nCopies(RETRIES, Duration.ofSeconds(1)).toArray(Duration[]::new));
        var surroundings = TestHub.surroundings(simulator);
        try (var process = HubProcess.start(TestHub.environment(surroundings, SHORT_CLAIMS), "serve");
                var operator = surroundings.operator();
                var running = surroundings.simulator()) {
            process.awaitLine("serving on", PATIENCE);
            operator.connect();
            var watcher = new Watcher(surroundings, operator, PATIENCE);
            watcher.awaitRegistered();
            watcher.awaitQuiet();
            for (int i = 0; i < KILLS; i++) {
                killUnderLoad(process, surroundings);
            }
            watcher.awaitQuiet();

            assertThat(watcher.differences()).isEmpty();
            assertThat(running.counters().get(Counters.FAILED)).isZero();
            assertThat(running.counters().get(Counters.RETRIED)).isPositive();
            assertThat(watcher.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
        }
    }

    /** Half-way through a burst: some webhooks are acknowledged, others are not. */
    private static void killUnderLoad(HubProcess process, Surroundings surroundings) {
        var simulator = surroundings.simulator();
        var delivered = simulator.counters().delivered();
        simulator.mutator().mutate(CHANGES);
        await("half of the burst delivered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> simulator.counters().delivered() >= delivered + CHANGES / 2);
        process.kill();
        process.restart();
        process.awaitLine("serving on", PATIENCE);
    }
}
