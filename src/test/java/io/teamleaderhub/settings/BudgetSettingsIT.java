package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_API_LIMIT;
import static io.teamleaderhub.platform.Setting.HUB_API_WINDOW;
import static io.teamleaderhub.platform.Setting.HUB_RECONCILE_AT_FIRST_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetSettingsIT {
    private static final int LIMIT = 12;
    private static final int COMPANY = 40;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** A smaller limit than the default must be kept, and a shorter window be used: 60 s would allow 12 calls in the test. */
    @Test
    @Effect({HUB_API_LIMIT, HUB_API_WINDOW, HUB_RECONCILE_AT_FIRST_START})
    void theFirstSyncMakesAsManyCallsInAWindowAsAreAllowed() throws Exception {
        var simulator = TestHub.smallCompany().withContacts(COMPANY).withLimit(60_000, WINDOW);
        try (var hub = TestHub.start(
                simulator,
                Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toSeconds() + "s"))) {
            hub.operator().connect();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hub.simulator().counters().calls("contacts.info"), calls -> calls >= 2 * LIMIT);
            assertThat(hub.simulator().limiter().maxInWindow()).isBetween(LIMIT / 2, LIMIT);
            assertThat(hub.query("SELECT requested_by FROM hub.reconciliation")).isEqualTo(List.of("first start"));
        }
    }
}
