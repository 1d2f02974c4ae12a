package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.teamleaderhub.dev.simulator.Breach;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Teamleader changes without a word is noticed, named and remembered; what it cannot answer is no change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {
    private static final String PATH = "/admin/contract";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS_OF_A_LOOK = 11;
    private static final Map<Breach, Set<String>> CAUGHT_BY = Map.of(
            Breach.INCLUDES_IGNORED, ofTypes("includes"),
            Breach.SMALL_PAGES, Set.of("page_size"),
            Breach.IDS_IGNORED, Set.of("contact.ids"),
            Breach.SORT_IGNORED, ofTypes("sort"),
            Breach.LISTS_SAY_ALL, ofTypes("keys"),
            Breach.OTHER_VERSION, Set.of("api_version"),
            Breach.EPOCH_RESET, Set.of("rate_limit"),
            Breach.TEXT_TYPE, Set.of("content_type"),
            Breach.UNKNOWN_WEBHOOK_TYPE, Set.of("webhook_types"));

    private TestHub hub;

    private static Set<String> ofTypes(String check) {
        return Set.of("contact." + check, "company." + check, "deal." + check);
    }

    @BeforeAll
    void start() throws Exception {
        hub = TestHub.loaded(
                TestHub.smallCompany().withContacts(110).withLimit(60_000, Duration.ofSeconds(1)),
                Map.of("HUB_CONTRACT_CHECK", "true"));
        await("the look after the start")
                .atMost(PATIENCE)
                .until(() -> hub.operator().get(PATH).body().path("checks").size() > 10);
    }

    @AfterEach
    void mend() throws Exception {
        hub.simulator().breaches().end();
        hub.simulator().faults().clear();
        look();
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void everythingIsCheckedAndKeptAndCostsFewCalls() throws Exception {
        long before = calls();
        var checks = look().path("checks");

        assertThat(checks).hasSize(17);
        assertThat(checks)
                .allSatisfy(check -> assertThat(check.path("outcome").asText())
                        .as(check.toString())
                        .isEqualTo("ok"));
        assertThat(calls() - before).isLessThanOrEqualTo(CALLS_OF_A_LOOK);
    }

    @Test
    @Effect(Setting.HUB_CONTRACT_CHECK)
    void aHubToldNotToLookDoesSoOnlyWhenAsked() throws Exception {
        try (var other = TestHub.loaded(TestHub.smallCompany(), Map.of("HUB_CONTRACT_CHECK", "false"))) {
            assertThat(other.operator().get(PATH).body().path("checks")).isEmpty();
            assertThat(other.operator().post(PATH).body().path("checks")).hasSize(17);
        }
    }

    @Test
    void everyBrokenPromiseIsCaughtByItsCheckAndOverWhenItIsKeptAgain() throws Exception {
        for (Breach breach : Breach.values()) {
            hub.simulator().breaches().begin(breach);
            assertThat(broken(look())).as(breach.toString()).containsAll(CAUGHT_BY.getOrDefault(breach, Set.of("?")));
            assertThat(broken(look())).as(breach.toString()).isNotEmpty();
            hub.simulator().breaches().end();
            assertThat(broken(look())).as("after %s", breach).isEmpty();
        }
    }

    @Test
    void anApiThatFailsOrLimitsIsNoChange() throws Exception {
        var before = look();
        for (int status : List.of(500, 401, 404, 429)) {
            hub.simulator().faults().on("contacts.*").status(status);
            assertThat(broken(look())).as("status %d", status).isEmpty();
            hub.simulator().faults().clear();
        }
        assertThat(names(before)).isEqualTo(names(look()));
    }

    @Test
    void aChangeShowsInStatusMetricsAndHealthAndLeavesTheHubReady() throws Exception {
        hub.simulator().breaches().begin(Breach.INCLUDES_IGNORED);
        look();

        var shown = hub.operator().get("/admin/status").body().path("contract");
        assertThat(shown.findValuesAsText("name")).contains("contact.includes");
        assertThat(shown.path(0).path("evidence").asText()).isEqualTo("custom_fields in 0 of 5 rows");
        assertThat(gauge("contact.includes")).isEqualTo(1);
        assertThat(gauge("contact.sort")).isZero();
        assertThat(health("/health")).contains("\"contract\"", "contact.includes", "\"UP\"");
        assertThat(health("/health/readiness")).contains("\"status\":\"UP\"").doesNotContain("DOWN");
    }

    @Test
    void whatCannotBeSeenAnyMoreStaysAsItWasSeen() throws Exception {
        hub.simulator().breaches().begin(Breach.LISTS_SAY_ALL);
        assertThat(broken(look())).contains("deal.keys");
        hub.simulator().faults().on("deals.*").status(500);
        hub.simulator().breaches().end();

        assertThat(broken(look())).containsExactly("deal.keys");
    }

    @Test
    void itLooksAgainAfterADayAndAtOnceWhenTheVersionIsAnother() throws Exception {
        age("25 hours");
        await("looked again").atMost(PATIENCE).until(() -> allLookedAt().equals("t"));

        hub.simulator().breaches().begin(Breach.OTHER_VERSION);
        age("2 minutes");
        hub.simulator().mutator().mutate(3);
        await("the other version noticed")
                .atMost(PATIENCE)
                .until(() -> broken(hub.operator().get(PATH).body()).contains("api_version"));
    }

    private void age(String by) throws Exception {
        Query.execute(
                hub.surroundings().database(),
                "UPDATE hub.contract_check SET checked_at = now() - interval '" + by + "'");
    }

    private String allLookedAt() throws Exception {
        return hub.query("SELECT min(checked_at) > now() - interval '1 minute' FROM hub.contract_check")
                .getFirst();
    }

    private JsonNode look() throws Exception {
        await("the look").atMost(PATIENCE).until(() -> hub.operator().post(PATH).status() == 200);
        return hub.operator().get(PATH).body();
    }

    private static Set<String> broken(JsonNode report) {
        var names = new TreeSet<String>();
        report.path("checks").forEach(check -> {
            if (check.path("outcome").asText().equals("changed")) {
                names.add(check.path("name").asText());
            }
        });
        return names;
    }

    private static List<String> names(JsonNode report) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .map(check -> check.path("name").asText())
                .toList();
    }

    private long calls() {
        return hub.simulator().counters().get("answers.200");
    }

    private double gauge(String check) {
        return hub.hub()
                .context()
                .getBean(MeterRegistry.class)
                .get("hub.contract.broken")
                .tag("check", check)
                .gauge()
                .value();
    }

    private String health(String path) throws Exception {
        var uri = URI.create("http://localhost:" + hub.surroundings().managementPort() + path);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + hub.surroundings().operatorToken())
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
