package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL is away while webhooks arrive: the door stays open, Kafka keeps them, and the hub catches up. */
class DatabaseAwayIT {
    private static final int CHANGES = Scale.of(60, 600);
    private static final int TIMES = Scale.of(1, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Claims of fetches that an outage interrupts then run out soon. */
    private static final Map<String, String> SHORT_CLAIMS = Map.of("HUB_TEAMLEADER_TIMEOUT", "1s");

    private DatabaseProcess database;
    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        database = DatabaseProcess.start();
        hub = TestHub.loaded(TestHub.surroundings(database.newDatabase(), TestHub.smallCompany()), SHORT_CLAIMS);
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.retrying(false));
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void whatArrivesWhileItIsFrozenIsNotLost() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            hub.simulator().mutator().mutate(CHANGES);
            database.freeze();
            hub.simulator().mutator().mutate(CHANGES);
            hub.simulator().deliveries().awaitQuiet(PATIENCE);
            database.thaw();
        }
        assertNothingWasLost();
    }

    @Test
    void whatArrivesWhileItIsDownIsNotLost() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            hub.simulator().mutator().mutate(CHANGES);
            database.kill();
            hub.simulator().mutator().mutate(CHANGES);
            hub.simulator().deliveries().awaitQuiet(PATIENCE);
            database.restart();
        }
        assertNothingWasLost();
    }

    private void assertNothingWasLost() throws Exception {
        hub.awaitQuiet();
        assertThat(hub.simulator().counters().get(Counters.FAILED)).isZero();
        assertThat(hub.differences()).isEmpty();
        assertThat(hub.query("SELECT count(*) FROM hub.stale WHERE state = 'dead'"))
                .containsExactly("0");
    }
}
