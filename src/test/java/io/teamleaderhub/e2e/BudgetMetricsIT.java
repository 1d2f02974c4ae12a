package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the metrics say about the budget, also while they cannot know. */
class BudgetMetricsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ENTITIES = 20;
    /** In ten minutes, which no call leaves before the gauges are looked at; details are paced by it. */
    private static final int LIMIT = 1_000;

    @Test
    void theyCountCallsAndKeepAnsweringWithoutADatabase() throws Exception {
        try (var database = DatabaseProcess.start();
                var hub = TestHub.loaded(
                        TestHub.surroundings(
                                database.newDatabase(), TestHub.smallCompany().withLimit(LIMIT, Duration.ofSeconds(1))),
                        Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", "10m"));
                var browser = HttpClient.newHttpClient()) {
            assertThat(value(hub, browser, "hub_teamleader_calls_total{class=\"backfill\"}"))
                    .isEqualTo(ENTITIES);
            assertThat(value(
                            hub,
                            browser,
                            "hub_teamleader_answers_total{action=\"info\",outcome=\"found\",type=\"contacts\"}"))
                    .isEqualTo(10);
            assertThat(value(hub, browser, "hub_teamleader_calls_per_entity")).isEqualTo(1);
            assertThat(value(hub, browser, "hub_teamleader_permit_wait_seconds_count{class=\"backfill\"}"))
                    .isGreaterThanOrEqualTo(ENTITIES);
            assertThat(value(hub, browser, "hub_teamleader_refused_total")).isZero();
            assertThat(value(hub, browser, "hub_clock_skew_seconds")).isBetween(-2.0, 2.0);
            await("gauges are read")
                    .atMost(PATIENCE)
                    .until(() -> value(hub, browser, "hub_teamleader_budget_used") >= ENTITIES
                            && value(hub, browser, "hub_teamleader_budget_limit") == LIMIT
                            && value(hub, browser, "hub_teamleader_budget_remaining") <= LIMIT - ENTITIES);

            database.kill();
            await("not known")
                    .atMost(PATIENCE)
                    .until(() -> Double.isNaN(value(hub, browser, "hub_teamleader_budget_used")));
            assertThat(value(hub, browser, "hub_teamleader_calls_total{class=\"backfill\"}"))
                    .isEqualTo(ENTITIES);
        }
    }

    private static double value(TestHub hub, HttpClient browser, String metric)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + hub.surroundings().managementPort() + "/prometheus"))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Bearer " + hub.surroundings().operatorToken())
                .build();
        var page = browser.send(request, BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        var line = Pattern.compile("(?m)^" + Pattern.quote(metric) + " (\\S+)$").matcher(page.body());
        assertThat(line.find()).as(metric).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
