package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub's process dies when the database has a batch and Kafka does not know it: the batch comes again, without effect. */
class KilledBeforeCommitIT {
    private static final int KILLS = Scale.of(1, 20);
    private static final int EVENTS = Scale.of(300, 6_000);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** 95 of 100 starts, on a machine that has nothing else to do. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(Scale.of(60, 8));

    private final Surroundings surroundings = TestHub.surroundings(TestHub.smallCompany());

    @AfterEach
    void close() {
        surroundings.simulator().close();
    }

    @Test
    void itsBatchComesAgainAndChangesNothing(@TempDir Path folder) throws Exception {
        var killing = folder.resolve("killing");
        var environment = new HashMap<>(TestHub.environment(surroundings, Map.of()));
        environment.put(ProcessTrouble.NAME, ProcessTrouble.HALT_BEFORE_COMMIT.name());
        environment.put(ProcessTrouble.ONLY_IF, killing.toString());
        var starts = new ArrayList<Duration>();
        try (var hub = HubProcess.start(environment, "serve");
                var events =
                        new NumberedEvents(surroundings.kafka(), surroundings.topicPrefix(), surroundings.database())) {
            hub.awaitLine("serving on", PATIENCE);
            for (int i = 0; i < KILLS; i++) {
                Files.createFile(killing);
                events.send(EVENTS);
                assertThat(hub.exitCode(PATIENCE)).as(hub.output()).isEqualTo(137);
                assertThat(events.rows()).as("taken in").isPositive();
                assertThat(events.committed()).isFalse();
                Files.delete(killing);
                starts.add(startAgain(hub));
                await("all processed and committed").atMost(PATIENCE).until(events::committed);
            }
            assertThat(events.neverProcessed()).isEmpty();
            assertThat(events.rows()).isEqualTo(events.sent());
        }
        Collections.sort(starts);
        assertThat(starts.get((starts.size() * 95 - 1) / 100)).isLessThan(READY_WITHIN);
    }

    private static Duration startAgain(HubProcess hub) {
        long before = System.nanoTime();
        hub.restart();
        hub.awaitLine("serving on", PATIENCE);
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
