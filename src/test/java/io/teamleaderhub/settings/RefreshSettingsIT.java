package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_RECONCILE_AT_FIRST_START;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_ABSENT_RETRY;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_BATCH;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_COOLDOWN;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_GATHER;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_RETRY;
import static io.teamleaderhub.platform.Setting.HUB_REFRESH_WORKERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.HeldCall;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two workers that take three keys at once, and waits so long that whoever waits is still waiting when it is looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefreshSettingsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int WORKERS = 2;
    private static final int BATCH = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestHub hub = TestHub.start(
            TestHub.smallCompany(),
            Map.of(
                    "HUB_REFRESH_WORKERS", String.valueOf(WORKERS),
                    "HUB_REFRESH_BATCH", String.valueOf(BATCH),
                    "HUB_REFRESH_COOLDOWN", "7m",
                    "HUB_REFRESH_GATHER", "8m",
                    "HUB_REFRESH_RETRY", "9m",
                    "HUB_REFRESH_ABSENT_RETRY", "10m",
                    "HUB_RECONCILE_AT_FIRST_START", "false"));

    @BeforeAll
    void connect() throws Exception {
        hub.operator().connect();
        hub.watcher().awaitRegistered();
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    @Effect({HUB_REFRESH_WORKERS, HUB_REFRESH_BATCH})
    void soManyWorkersFetchAtOnceAndTheNextTakesABatch() throws Exception {
        var held = IntStream.range(0, WORKERS)
                .mapToObj(n -> hub.simulator().faults().on("contacts.info").hold())
                .toList();
        for (HeldCall call : held) {
            add();
            call.awaitArrival();
        }
        long lists = lists();
        var waiting = IntStream.range(0, 2 * BATCH).mapToObj(n -> add()).toList();
        var unclaimed = "SELECT count(*) FROM hub.stale WHERE claimed_until IS NULL AND id IN ('%s')"
                .formatted(String.join("','", waiting));
        hub.awaitValue(String.valueOf(2 * BATCH), unclaimed);
        await().during(Duration.ofMillis(500)).until(() -> lists() == lists);

        held.forEach(HeldCall::release);
        await().atMost(PATIENCE)
                .until(() -> hub.query("SELECT count(*) FROM hub.entity WHERE info_seq IS NOT NULL AND id IN ('%s')"
                                .formatted(String.join("','", waiting)))
                        .equals(List.of(String.valueOf(2 * BATCH))));
        assertThat(lists()).isEqualTo(lists + 2);
    }

    @Test
    @Effect(HUB_REFRESH_GATHER)
    void theListRowOfWhatWasFetchedAloneIsAwaitedSoLong() {
        awaitWait(8, add(), "need = 'list_rest'");
    }

    @Test
    @Effect(HUB_REFRESH_COOLDOWN)
    void whatWasJustFetchedIsNotFetchedAgainBefore() {
        var deal = hub.simulator().records().ids("deals").getFirst();
        hub.simulator().records().update("deals", deal, fields("title", "first"));
        hub.awaitValue("1", "SELECT count(*) FROM hub.entity WHERE id = '%s'".formatted(deal));
        awaitGone(deal);
        hub.simulator().records().update("deals", deal, fields("title", "second"));

        awaitWait(7, deal, "state = 'pending'");
    }

    @Test
    @Effect(HUB_REFRESH_RETRY)
    void aFetchThatFailedIsRepeatedThatMuchLater() {
        var company = hub.simulator().records().ids("companies").getFirst();
        hub.simulator()
                .faults()
                .on("companies.info")
                .containing(company)
                .times(1)
                .status(500);
        hub.simulator().records().update("companies", company, fields("name", "new"));

        awaitWait(9, company, "cause_class = 'unavailable'");
    }

    @Test
    @Effect(HUB_REFRESH_ABSENT_RETRY)
    void whatWasAnnouncedAndIsNotThereIsSoughtAgainThatMuchLater() {
        var company = UUID.randomUUID().toString();
        hub.simulator().faults().on("companies.info").containing(company).status(404);
        hub.simulator().records().add("companies", fields("id", company));

        awaitWait(10, company, "cause_class = 'absent'");
    }

    @Test
    @Order(Integer.MAX_VALUE) // it makes everything stale
    @Effect(HUB_RECONCILE_AT_FIRST_START)
    void nothingIsListedUntilSomebodyAsks() throws Exception {
        // It looks every second whether a full sync is due.
        await().during(Duration.ofSeconds(2))
                .until(() ->
                        hub.query("SELECT count(*) FROM hub.reconciliation").equals(List.of("0")));
        assertThat(hub.operator().post("/admin/reconciliations").status()).isEqualTo(202);
        hub.awaitValue("completed", "SELECT state FROM hub.reconciliation");
        assertThat(hub.query("SELECT requested_by FROM hub.reconciliation")).containsExactly("operator");
    }

    private String add() {
        return hub.simulator().records().add("contacts", fields("first_name", "Ada"));
    }

    private static ObjectNode fields(String name, String value) {
        return MAPPER.createObjectNode().put(name, value);
    }

    private long lists() {
        return hub.simulator().counters().calls("contacts.list");
    }

    private void awaitGone(String id) {
        hub.awaitValue("0", "SELECT count(*) FROM hub.stale WHERE id = '%s'".formatted(id));
    }

    /** Waits until the key is due in so many minutes, a fifth off at the most (the back-off's jitter). */
    private void awaitWait(int minutes, String id, String condition) {
        hub.awaitValue("t", """
                SELECT due_at - clock_timestamp() BETWEEN interval '1 minute' * %d * 0.79 AND interval '1 minute' * %d * 1.2
                FROM hub.stale WHERE id = '%s' AND %s""".formatted(minutes, minutes, id, condition));
    }
}
