package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks that may have been lost are made up for without anybody asking. */
class GapIT {
    private static final int CHANGES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String RUN_FOR_THE_GAP =
            "SELECT state FROM hub.reconciliation WHERE requested_by = 'gap' ORDER BY requested_at DESC LIMIT 1";
    private static final String CAUSES = "SELECT DISTINCT cause FROM hub.gap WHERE made_up_at IS NOT NULL";

    private Surroundings surroundings;
    private TeamleaderSimulator simulator;
    private Operator operator;
    private Watcher watcher;

    @BeforeEach
    void surroundings() {
        surroundings = TestHub.surroundings(TestHub.smallCompany());
        simulator = surroundings.simulator();
        operator = surroundings.operator();
        watcher = new Watcher(surroundings, operator, PATIENCE);
    }

    @AfterEach
    void close() {
        operator.close();
        simulator.close();
    }

    /** The ports of the one before may be taken a moment longer. */
    private Hub hub(String gapAfter) {
        var environment = TestHub.environment(surroundings, Map.of("HUB_WEBHOOK_GAP_AFTER", gapAfter));
        return await("a hub")
                .atMost(PATIENCE)
                .ignoreException(SettingsException.class)
                .until(() -> Hub.start(Settings.read(environment)), Objects::nonNull);
    }

    private void load() throws Exception {
        operator.connect();
        watcher.awaitRegistered();
        watcher.awaitQuiet();
        watcher.awaitValue("1", "SELECT count(*) FROM hub.door_heartbeat");
    }

    private void awayFor(String longer) {
        watcher.awaitValue(
                "t",
                "SELECT clock_timestamp() - max(beat_at) > interval '%s' FROM hub.door_heartbeat".formatted(longer));
    }

    @Test
    @Effect(Setting.HUB_WEBHOOK_GAP_AFTER)
    void aHubThatWasAwayListsEverythingWhenItIsBack() throws Exception {
        try (var _ = hub("1s")) {
            load();
        }
        simulator.deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
        simulator.mutator().mutate(CHANGES);
        awayFor("1500 ms");

        try (var _ = hub("1s")) {
            watcher.awaitValue("completed", RUN_FOR_THE_GAP);
            watcher.awaitQuiet();
            assertThat(watcher.differences()).isEmpty();
            assertThat(watcher.query(CAUSES)).containsExactly("no_door");
        }
    }

    @Test
    void aShortAbsenceIsNoGapWhenThatIsSaid() throws Exception {
        try (var _ = hub("1h")) {
            load();
        }
        awayFor("1500 ms");

        try (var _ = hub("1h")) {
            watcher.awaitValue(
                    "1", "SELECT count(*) FROM hub.door_heartbeat WHERE beat_at > clock_timestamp() - interval '1 s'");
            assertThat(watcher.query("SELECT count(*) FROM hub.gap")).containsExactly("0");
        }
    }

    @Test
    void registrationsThatWereGoneAreAGap() throws Exception {
        try (var _ = hub("1s")) {
            load();
            watcher.awaitValue("1", "SELECT count(*) FROM hub.webhook_registration");
        }
        simulator.deliveries().forgetUrls();
        try (var _ = hub("1h")) {
            watcher.awaitValue("completed", RUN_FOR_THE_GAP);
            assertThat(watcher.query(CAUSES)).contains("not_registered");
        }
    }
}
