package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.refresh.Mark;
import io.teamleaderhub.refresh.Need;
import io.teamleaderhub.refresh.StaleSet;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets the calls when there are fewer than wanted. In full: Teamleader's own limit. */
class BudgetFairnessIT {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetFairnessIT.class);
    private static final int LIMIT = Scale.of(50, 200);
    private static final Duration WINDOW = Duration.ofSeconds(Scale.of(2, 60));
    private static final Map<String, String> SETTINGS =
            Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toSeconds() + "s");
    private static final int CHANGES = Scale.of(20, 100);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aLiveChangeIsSeenWithinSecondsWhileABackfillUsesTheRest() throws Exception {
        var company = TestHub.smallCompany().withContacts(Scale.of(700, 1_200)).withLimit(LIMIT, WINDOW);
        try (var hub = TestHub.start(company, SETTINGS)) {
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            hub.awaitValue("completed", "SELECT state FROM hub.reconciliation");
            var taken = new ArrayList<Duration>();
            for (int i = 0; i < CHANGES; i++) {
                taken.add(changeSeen(
                        hub, hub.simulator().records().ids("contacts").get(i * 7), "live-" + i));
            }

            taken.sort(Duration::compareTo);
            var p95 = taken.get(CHANGES * 95 / 100 - 1);
            LOG.info("event to row while a backfill runs: median {}, p95 {}", taken.get(CHANGES / 2), p95);
            assertThat(p95).isLessThan(Duration.ofSeconds(5));
            assertThat(hub.query("SELECT count(*) > 0 FROM hub.stale WHERE call_class = 3"))
                    .as("the backfill was not over")
                    .containsExactly("t");
            assertThat(hub.simulator().limiter().rejected()).isZero();
        }
    }

    private static Duration changeSeen(TestHub hub, String id, String name) {
        long began = System.nanoTime();
        hub.simulator()
                .records()
                .update("contacts", id, JsonNodeFactory.instance.objectNode().put("first_name", name));
        hub.awaitValue(name, "SELECT data->>'first_name' FROM hub.entity WHERE id = '%s'".formatted(id));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void aFullSyncGoesOnWhileLiveWorkUsesEveryCallItCanGet() throws Exception {
        var company = TestHub.smallCompany().withContacts(120).withLimit(LIMIT, WINDOW);
        try (var hub = TestHub.loaded(company, SETTINGS)) {
            var stale = hub.hub().context().getBean(StaleSet.class);
            var live = hub.simulator().records().ids("contacts").stream()
                    .map(id -> new EntityKey(EntityType.CONTACT, UUID.fromString(id)))
                    .map(key -> new Mark(key, Need.DETAIL, CallClass.LIVE, Cause.WEBHOOK, false))
                    .toList();
            stale.mark(live);
            stale.wake();
            long before = calls(hub);
            hub.operator().post("/admin/reconciliations");
            await("the full sync completed")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> {
                        stale.mark(live);
                        stale.wake();
                        return hub.query("SELECT count(*) FROM hub.reconciliation WHERE state = 'completed'")
                                .contains("2");
                    });

            long listed = Long.parseLong(hub.query(
                            "SELECT sum(calls) FROM hub.reconciliation_step WHERE reconciliation_id = (SELECT id FROM hub.reconciliation ORDER BY requested_at DESC LIMIT 1)")
                    .getFirst());
            LOG.info("calls of the full sync: {} of {} under permanent live load", listed, calls(hub) - before);
            assertThat(hub.query("SELECT count(*) > 0 FROM hub.stale WHERE call_class = 0 AND claimed_until IS NULL"))
                    .as("live work was waiting all the time")
                    .containsExactly("t");
            assertThat(hub.simulator().limiter().rejected()).isZero();
        }
    }

    private static long calls(TestHub hub) {
        return hub.simulator().counters().get("answers.200");
    }
}
