package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes with more work than the limit allows, as the server counts: never a call too many, none refused, and the
 * limit used while there is work. Scaled: a window of 5 s. In full: Teamleader's own limit, and a minute of it.
 */
class BudgetUnderLoadIT {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetUnderLoadIT.class);
    private static final int LIMIT = Scale.of(20, 200);
    private static final Duration WINDOW = Duration.ofSeconds(Scale.of(3, 60));
    private static final int WINDOWS = Scale.of(2, 3);
    /** Scaled tests share two cores with others. */
    private static final double LEAST_USED = Scale.of(80, 97) / 100.0;

    private static final Duration PATIENCE = WINDOW.multipliedBy(6).plusSeconds(60);

    private static final Map<String, String> SETTINGS = Map.of(
            "HUB_API_LIMIT",
            String.valueOf(LIMIT),
            "HUB_API_WINDOW",
            WINDOW.toSeconds() + "s",
            "HUB_TEAMLEADER_TIMEOUT",
            "10s");

    /** Two seconds on a machine that has nothing else to do. */
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(Scale.of(10, 2));

    private TestHub hub;
    private TeamleaderSimulator simulator;

    @BeforeEach
    void start() {
        hub = TestHub.start(
                TestHub.smallCompany().withContacts(LIMIT * (WINDOWS + 5)).withLimit(LIMIT, WINDOW), SETTINGS);
        simulator = hub.simulator();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void theLimitIsKeptAndUsedUpByTwoProcesses() throws Exception {
        try (var _ = Hub.start(Settings.read(environmentOfSecond()))) {
            loadUntilOneWindowIsOver();
            double used = usedInWindows();
            var budget = hub.operator().get("/admin/status").body().path("budget");

            LOG.info("used of the limit while work waited: {} %; the hub shows {}", percent(used), budget);
            assertNeverTooMany();
            assertThat(used).isGreaterThanOrEqualTo(LEAST_USED);
            assertThat(budget.path("usedWhileWorkWaited").asDouble()).isBetween(LEAST_USED - 0.1, 1.0);
            assertThat(budget.path("refused").asLong()).isZero();
        }
    }

    @Test
    void slowAnswersKillsAndRestartsBringNoCallTooMany() throws Exception {
        simulator.faults().on("*.info").times(LIMIT / 2).latency(Duration.ofSeconds(2));
        try (var second = HubProcess.start(environmentOfSecond(), "serve")) {
            second.awaitLine("serving on", PATIENCE);
            loadUntilOneWindowIsOver();
            second.kill();
            second.restart();
            second.awaitLine("serving on", PATIENCE);
            LOG.info("used of the limit after a kill and a restart: {} %", percent(usedInWindows()));
        }
        assertNeverTooMany();
    }

    @Test
    void aLimitCutToAQuarterWithoutNoticeIsMetAFewTimesAndThenKept() throws Exception {
        try (var _ = Hub.start(Settings.read(environmentOfSecond()))) {
            loadUntilOneWindowIsOver();
            simulator.limiter().setLimit(LIMIT / 4, WINDOW);
            await("refused").atMost(PATIENCE).until(() -> simulator.limiter().rejected() > 0);
            long atTheCut = calls();
            await("calls again").atMost(PATIENCE).until(() -> calls() - atTheCut >= LIMIT / 4);

            LOG.info(
                    "refused after the cut: {}; called again {} after there was room",
                    simulator.limiter().rejected(),
                    simulator.limiter().longestResumption());
            assertThat(simulator.limiter().rejected()).isBetween(1L, 5L);
            assertThat(simulator.limiter().longestResumption()).isLessThan(RESUMED_WITHIN);
            assertThat(hub.query("SELECT count(*) FROM hub.stale WHERE state = 'dead' OR attempts > 0"))
                    .containsExactly("0");
            assertThat(hub.operator()
                            .get("/admin/status")
                            .body()
                            .path("budget")
                            .path("limit")
                            .asInt())
                    .isEqualTo(LIMIT / 4);
        }
    }

    private Map<String, String> environmentOfSecond() {
        return TestHub.environment(hub.surroundings().second(), SETTINGS);
    }

    /** From here on every window has work for all of its calls. */
    private void loadUntilOneWindowIsOver() throws Exception {
        hub.operator().connect();
        await("a full window")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> calls() >= LIMIT + LIMIT / 4);
    }

    /** Calls that the server took in the next windows, of those it allows. */
    private double usedInWindows() {
        long before = calls();
        long began = System.nanoTime();
        long end = began + WINDOW.multipliedBy(WINDOWS).toNanos();
        await("windows over")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() > end);
        double took = System.nanoTime() - began;
        return (calls() - before) / (LIMIT * took / WINDOW.toNanos());
    }

    private static double percent(double share) {
        return Math.round(share * 1_000) / 10.0;
    }

    private long calls() {
        return simulator.counters().get("answers.200");
    }

    private void assertNeverTooMany() {
        assertThat(simulator.limiter().rejected()).isZero();
        assertThat(simulator.limiter().maxInWindow()).isLessThanOrEqualTo(LIMIT);
    }
}
