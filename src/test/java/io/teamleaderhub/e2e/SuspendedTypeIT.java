package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scope is missing, or a module off: that type waits, the others go on, and nothing becomes a dead letter. */
class SuspendedTypeIT {
    private static final int CHANGES = Scale.of(60, 1_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> OFTEN = Map.of("HUB_CONTRACT_PROBE", "1s");
    private static final Map<String, String> SELDOM = Map.of("HUB_CONTRACT_PROBE", "1d");

    @SuppressWarnings("NullAway.Init") // every test starts its own
    private TestHub hub;

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    @Effect(Setting.HUB_CONTRACT_PROBE)
    void aDeniedTypeWaitsWhileTheOthersGoOnAndIsCaughtUpWithByItself() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), OFTEN);
        hub.simulator().faults().on("deals.*").status(403);
        hub.simulator().mutator().mutate(CHANGES);
        awaitSuspended(1);
        hub.awaitQuiet();

        assertThat(hub.differences()).isNotEmpty().allMatch(line -> line.startsWith("deal:"));
        assertThat(hub.query("SELECT type || ' ' || last_error FROM hub.stale WHERE state = 'dead'"))
                .isEmpty();
        var status = status();
        assertThat(status.path("suspended").path(0).path("type").asText()).isEqualTo("deal");
        assertThat(status.path("suspended").path(0).path("why").asText()).isEqualTo("Simulated fault");
        assertThat(status.path("stale").path("suspended").asInt()).isPositive();
        assertThat(gauge()).isEqualTo(1);

        hub.simulator().faults().clear();
        awaitSuspended(0);
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
        assertThat(hub.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
        assertThat(gauge()).isZero();
    }

    @Test
    void aSuspendedTypeCostsNoCallsButItsProbes() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), SELDOM);
        hub.simulator().faults().on("deals.*").status(403);
        hub.simulator().mutator().mutate(CHANGES);
        awaitSuspended(1);
        hub.awaitQuiet();
        long denied = hub.simulator().counters().get("answers.403");

        hub.simulator().mutator().mutate(CHANGES);
        hub.awaitQuiet();

        assertThat(hub.simulator().counters().get("answers.403")).isEqualTo(denied);
    }

    @Test
    void aTypeDeniedFromTheFirstListingIsLeftOutAndListedOnceItAnswers() throws Exception {
        hub = TestHub.start(TestHub.smallCompany(), SELDOM);
        hub.simulator().faults().on("deals.*").status(403);
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        hub.awaitQuiet();

        var run = status().path("reconciliation");
        assertThat(run.path("state").asText()).isEqualTo("completed");
        assertThat(run.path("steps").findValuesAsText("state")).containsExactly("completed", "completed", "suspended");
        assertThat(hub.differences()).hasSize(5).allMatch(line -> line.startsWith("deal:"));

        hub.simulator().faults().clear();
        hub.operator().connect(); // a new consent, with the scope
        awaitSuspended(0);
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
        assertThat(hub.query("SELECT requested_by FROM hub.reconciliation ORDER BY requested_at"))
                .containsExactly("first start", "deal answers again");
    }

    @Test
    void aRecordThatIsDeniedAloneIsADeadLetterAndSuspendsNothing() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), SELDOM);
        var secret = hub.simulator().records().ids("deals").getFirst();
        hub.simulator().faults().on("deals.info").containing(secret).status(403);
        hub.simulator()
                .records()
                .ids("deals")
                .forEach(id -> hub.simulator().records().update("deals", id, Fields.of("title", "new " + id)));
        hub.awaitValue("dead", "SELECT state FROM hub.stale WHERE id = '" + secret + "' AND cause_class = 'denied'");
        hub.awaitQuiet();

        assertThat(status().path("suspended")).isEmpty();
        assertThat(hub.query("SELECT id FROM hub.stale")).containsExactly(secret);
    }

    private JsonNode status() throws Exception {
        return hub.operator().get("/admin/status").body();
    }

    private void awaitSuspended(int types) {
        await(types + " types suspended")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status().path("suspended").size() == types);
    }

    private double gauge() {
        return hub.hub()
                .context()
                .getBean(MeterRegistry.class)
                .get("hub.type.suspended")
                .tag("type", "deal")
                .gauge()
                .value();
    }
}
