package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the calendar asks for: here every second. */
class ScheduleIT {
    private static final String EVERY_SECOND = "* * * * * *";
    private static final String MODES =
            "SELECT DISTINCT mode FROM hub.reconciliation WHERE requested_by = 'schedule' AND state = 'completed'";

    private static void assertRuns(Setting setting, String mode) throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of(setting.name(), EVERY_SECOND))) {
            hub.awaitValue(
                    "t",
                    "SELECT count(*) >= 2 FROM hub.reconciliation WHERE requested_by = 'schedule' AND state = 'completed'");
            assertThat(hub.query(MODES)).containsExactly(mode);
        }
    }

    @Test
    @Effect(Setting.HUB_RECONCILE_FULL)
    void fullRuns() throws Exception {
        assertRuns(Setting.HUB_RECONCILE_FULL, "full");
    }

    @Test
    @Effect(Setting.HUB_RECONCILE_INCREMENTAL)
    void incrementalRuns() throws Exception {
        assertRuns(Setting.HUB_RECONCILE_INCREMENTAL, "incremental");
    }

    @Test
    @Effect(Setting.HUB_RECONCILE_VERIFY)
    void verifications() throws Exception {
        assertRuns(Setting.HUB_RECONCILE_VERIFY, "verify");
    }
}
