package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API is out of order, or stricter than the hub was told: nobody's fault, so nobody becomes a dead letter. */
class ApiTroubleIT {
    private static final int CHANGES = Scale.of(60, 1_000);
    private static final int FAILED_CALLS = Scale.of(40, 400);
    private static final int STRICTER_LIMIT = 20;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of("HUB_TEAMLEADER_TIMEOUT", "1s"));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void anOutageMakesNoDeadLettersAndIsCaughtUpWith() throws Exception {
        hub.simulator().faults().on("*").status(503);
        mutateAndAwaitCalls("answers.503");
        assertNobodyIsDead();

        hub.simulator().faults().clear();
        hub.awaitQuiet();
        assertNobodyIsDead();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void answersCutShortMakeNoDeadLettersAndAreCaughtUpWith() throws Exception {
        hub.simulator().faults().on("*").cut();
        mutateAndAwaitCalls("faults.cut");
        assertNobodyIsDead();

        hub.simulator().faults().clear();
        hub.awaitQuiet();
        assertNobodyIsDead();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void aLimitLoweredBehindTheHubsBackIsKeptAfterTheFirstRefusals() throws Exception {
        hub.simulator().mutator().mutate(CHANGES / 2);
        hub.awaitQuiet();
        hub.simulator().limiter().setLimit(STRICTER_LIMIT, WINDOW);
        hub.simulator().mutator().mutate(CHANGES);
        await("a call refused")
                .atMost(PATIENCE)
                .until(() -> hub.simulator().limiter().rejected() > 0);
        hub.awaitQuiet();

        assertNobodyIsDead();
        assertThat(hub.query("SELECT count(*) FROM hub.stale WHERE attempts > 0"))
                .containsExactly("0");
        assertThat(hub.differences()).isEmpty();
    }

    private void mutateAndAwaitCalls(String counter) throws Exception {
        hub.simulator().mutator().mutate(CHANGES);
        await(counter)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hub.simulator().counters().get(counter) >= FAILED_CALLS);
        hub.awaitValue(String.valueOf(hub.simulator().counters().delivered()), "SELECT count(*) FROM hub.event_log");
    }

    private void assertNobodyIsDead() throws Exception {
        assertThat(hub.query("SELECT type || ' ' || id || ' ' || last_error FROM hub.stale WHERE state = 'dead'"))
                .isEmpty();
    }
}
