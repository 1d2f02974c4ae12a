package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.world.Operator.Reply;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs over the API: what changed only, two processes at once, forecast, report, and as teamleader2db's clients ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncApiIT {
    private static final String SYNC = "/sync/teamleader";

    private TestHub hub;
    private Reconciling reconciling;

    @BeforeAll
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
        reconciling = new Reconciling(hub.operator());
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void anIncrementalRunFindsWhatChangedAndNoDeletion() throws Exception {
        var records = hub.simulator().records();
        var contacts = records.ids("contacts");
        records.update("contacts", contacts.get(1), Fields.of("last_name", "Changed"));
        records.deleteSilently("contacts", contacts.get(2));

        var step = Reconciling.step(reconciling.run("{\"mode\": \"incremental\"}"), "contact");

        assertThat(step.path("drifted").asInt()).isEqualTo(1);
        assertThat(step.path("scanned").asInt()).isLessThan(contacts.size());
        assertThat(step.path("since").isNull()).isFalse();
        assertThat(step.path("suspects").asInt()).isZero();
        assertThat(hub.differences()).singleElement().asString().contains(contacts.get(2), "not at the source");
        reconciling.full();
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void twoProcessesAskedAtOnceBeginOneRun() throws Exception {
        var surroundings = hub.surroundings().second();
        var page = hub.simulator().faults().on("contacts.list").hold();
        try (var _ = Hub.start(Settings.read(TestHub.environment(surroundings, Map.of())));
                var other = surroundings.operator();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            hub.awaitValue("2", "SELECT count(*) FROM hub.door_heartbeat");
            Callable<Reply> first = () -> hub.operator().post(Reconciling.PATH);
            Callable<Reply> second = () -> other.post(Reconciling.PATH);
            var replies = people.invokeAll(List.of(first, second)).stream()
                    .map(Future::resultNow)
                    .toList();
            page.release();
            assertThat(replies).extracting(Reply::status).containsOnly(202);
            assertThat(replies.stream().map(Reconciling::location).distinct()).hasSize(1);
            assertThat(reconciling
                            .over(Reconciling.location(replies.getFirst()))
                            .path("state")
                            .asText())
                    .isEqualTo("completed");
        }
    }

    @Test
    void aRunIsForecastAndItsReportIsAPage() throws Exception {
        var forecast = hub.operator()
                .post(Reconciling.PATH + "/forecast", "{\"types\": [\"contacts\"]}")
                .body();
        var run = reconciling.run("{\"types\": [\"contacts\"]}");

        assertThat(forecast.path("calls").asLong())
                .isEqualTo(run.path("calls").asLong())
                .isEqualTo(2);
        assertThat(forecast.path("minutes").asDouble()).isPositive();
        assertThat(forecast.path("liveKeepsPerMinute").asDouble()).isEqualTo(16_200);
        var page = hub.operator().get(Reconciling.PATH + "/" + run.path("id").asText() + "/report");
        assertThat(page.response().headers().firstValue("content-type").orElseThrow())
                .startsWith("text/html");
        assertThat(page.response()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.response().body())
                .contains("Reconciliation " + run.path("id").asText(), "contact", "completed");
    }

    @Test
    void whatIsSenselessIsRefused() throws Exception {
        assertThat(hub.operator()
                        .post(Reconciling.PATH, "{\"mode\": \"wild\"}")
                        .body()
                        .path("detail")
                        .asText())
                .isEqualTo("There is no mode \"wild\"; there are: full, incremental, verify.");
        assertThat(hub.operator()
                        .post(Reconciling.PATH, "{\"types\": [\"unicorn\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(hub.operator()
                        .post(Reconciling.PATH, "{\"mode\": \"verify\", \"details\": true}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void clientsOfTeamleader2dbFindWhatTheyKnow() throws Exception {
        assertThat(hub.operator().post(SYNC).status()).isEqualTo(422);
        var page = hub.simulator().faults().on("contacts.list").hold();
        var started = hub.operator().post(SYNC, "{\"full_sync\": true}");
        assertThat(started.status()).isEqualTo(200);
        assertThat(started.response().body()).isEqualTo("{\"status\":\"Teamleader sync started\",\"full_sync\":true}");
        page.awaitArrival();
        assertThat(hub.operator().post(SYNC, "{}").response().body())
                .isEqualTo("{\"status\":\"Teamleader sync was already running\",\"full_sync\":false}");
        assertThat(hub.operator().get(SYNC).body().path("job_running").asBoolean())
                .isTrue();
        page.release();
        hub.awaitQuiet();

        var status = hub.operator().get(SYNC).body();
        assertThat(status.path("job_running").asBoolean()).isFalse();
        assertThat(status.path("contacts").path("database_table").asText()).isEqualTo("teamleader.contacts");
        assertThat(status.path("contacts").path("synced_entries").asInt())
                .isEqualTo(hub.simulator().records().ids("contacts").size());
        assertThat(status.path("contacts").path("last_modified").asText()).startsWith("20");
        assertThat(status.path("users").path("database_table").isNull()).isTrue();
        assertThat(status.size()).isEqualTo(9);
    }
}
