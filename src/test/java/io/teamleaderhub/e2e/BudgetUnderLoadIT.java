package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two processes with more work than the limit allows, as the server counts: never a call too many, none refused, and the
 * limit used while there is work. Scaled: a window of 5 s. In full: Teamleader's own limit, and a minute of it.
 */
class BudgetUnderLoadIT {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetUnderLoadIT.class);
    private static final int LIMIT = Scale.of(50, 200);
    private static final Duration WINDOW = Duration.ofSeconds(Scale.of(5, 60));
    private static final int WINDOWS = Scale.of(2, 3);
    /** Scaled tests share two cores with others. */
    private static final double LEAST_USED = Scale.of(85, 97) / 100.0;

    private static final Duration PATIENCE = WINDOW.multipliedBy(6).plusSeconds(60);

    private final Surroundings surroundings = TestHub.surroundings(
            TestHub.smallCompany().withContacts(LIMIT * (WINDOWS + 5)).withLimit(LIMIT, WINDOW));
    private final TeamleaderSimulator simulator = surroundings.simulator();
    private final Operator operator = surroundings.operator();
    private final Watcher watcher = new Watcher(surroundings, operator, PATIENCE);

    @AfterEach
    void close() {
        operator.close();
        simulator.close();
    }

    @Test
    void theLimitIsKeptAndUsedUpByTwoProcesses() throws Exception {
        try (var first = start(surroundings);
                var second = start(surroundings.second())) {
            loadUntilOneWindowIsOver(first, second);
            double used = usedInWindows(WINDOWS);

            LOG.info("used of the limit while work waited: {} %, backfill alone", Math.round(used * 1_000) / 10.0);
            assertNeverTooMany();
            assertThat(used).isGreaterThanOrEqualTo(LEAST_USED);
            var budget = operator.get("/admin/status").body().path("budget");
            LOG.info("as the hub shows it: {}", budget);
            assertThat(budget.path("usedWhileWorkWaited").asDouble()).isBetween(LEAST_USED - 0.05, 1.0);
            assertThat(budget.path("refused").asLong()).isZero();
        }
    }

    @Test
    void slowAnswersKillsAndRestartsBringNoCallTooMany() throws Exception {
        simulator.faults().on("*.info").containing("1").times(LIMIT).latency(Duration.ofMillis(1_500));
        try (var first = start(surroundings);
                var second = start(surroundings.second())) {
            loadUntilOneWindowIsOver(first, second);
            second.kill();
            second.restart();
            second.awaitLine("serving on", PATIENCE);
            double used = usedInWindows(WINDOWS);
            LOG.info("used of the limit with slow answers and a kill: {} %", Math.round(used * 1_000) / 10.0);
        }
        assertNeverTooMany();
    }

    @Test
    void aLimitCutToAQuarterWithoutNoticeIsMetAFewTimesAndThenKept() throws Exception {
        try (var first = start(surroundings);
                var second = start(surroundings.second())) {
            loadUntilOneWindowIsOver(first, second);
            simulator.limiter().setLimit(LIMIT / 4, WINDOW);
            await("refused").atMost(PATIENCE).until(() -> simulator.limiter().rejected() > 0);
            long calls = calls();
            await("calls again").atMost(PATIENCE).until(() -> calls() - calls >= LIMIT / 4);
            LOG.info("refused after the cut: {}", simulator.limiter().rejected());

            assertThat(simulator.limiter().rejected()).isBetween(1L, 5L);
            assertThat(watcher.query("SELECT count(*) FROM hub.stale WHERE state = 'dead' OR attempts > 0"))
                    .containsExactly("0");
            assertThat(operator.get("/admin/status")
                            .body()
                            .path("budget")
                            .path("limit")
                            .asInt())
                    .isEqualTo(LIMIT / 4);
        }
    }

    private static HubProcess start(Surroundings where) {
        var settings = new HashMap<String, String>();
        settings.put("HUB_API_LIMIT", String.valueOf(LIMIT));
        settings.put("HUB_API_WINDOW", WINDOW.toSeconds() + "s");
        settings.put("HUB_TEAMLEADER_TIMEOUT", "10s");
        return HubProcess.start(TestHub.environment(where, settings), "serve");
    }

    /** From here on every window has work for all of its calls. */
    private void loadUntilOneWindowIsOver(HubProcess... hubs) throws Exception {
        for (HubProcess hub : List.of(hubs)) {
            hub.awaitLine("serving on", PATIENCE);
        }
        operator.connect();
        watcher.awaitRegistered();
        await("a full window")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> calls() >= LIMIT + LIMIT / 4);
    }

    /** Calls that the server took in the next windows, of those it allows. */
    private double usedInWindows(int windows) {
        long before = calls();
        long began = System.nanoTime();
        long end = began + WINDOW.multipliedBy(windows).toNanos();
        await("windows over")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() > end);
        double took = System.nanoTime() - began;
        return (calls() - before) / (LIMIT * took / WINDOW.toNanos());
    }

    private long calls() {
        return simulator.counters().get("answers.200");
    }

    private void assertNeverTooMany() {
        assertThat(simulator.limiter().rejected()).isZero();
        assertThat(simulator.limiter().maxInWindow()).isLessThanOrEqualTo(LIMIT);
    }
}
