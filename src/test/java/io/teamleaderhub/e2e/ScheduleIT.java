package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the hub does by itself: runs that the calendar asks for, here every second, and reading old details again. */
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
    @Effect(Setting.HUB_RECONCILE_DETAILS_AGE)
    void oldDetails() throws Exception {
        var settings = Map.of(Setting.HUB_RECONCILE_DETAILS_AGE.name(), "1s");
        try (var hub = TestHub.loaded(TestHub.smallCompany(), settings)) {
            var records = hub.simulator().records();
            var contact = records.ids("contacts").getFirst();
            var unchanged = records.get("contacts", contact)
                    .orElseThrow()
                    .path("updated_at")
                    .asText();
            var remarks = Fields.of("remarks", "nobody said so").put("updated_at", unchanged);
            assertThat(records.updateSilently("contacts", contact, remarks)).isTrue();
            hub.awaitValue(
                    "nobody said so", "SELECT data ->> 'remarks' FROM hub.entity WHERE id = '%s'".formatted(contact));
        }
    }

    @Test
    @Effect(Setting.HUB_RECONCILE_VERIFY)
    void verifications() throws Exception {
        assertRuns(Setting.HUB_RECONCILE_VERIFY, "verify");
    }
}
