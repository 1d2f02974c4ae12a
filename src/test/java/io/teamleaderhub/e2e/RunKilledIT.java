package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose process is killed, or whose database is, goes on where it was: no page before is asked for again, nothing is
 * suspected that is there, and one run is enough. 1 kill of the hub; at full figures 20, and 5 of PostgreSQL.
 */
class RunKilledIT {
    private static final Logger LOG = LoggerFactory.getLogger(RunKilledIT.class);
    private static final int KILLS = Scale.of(1, 20);
    private static final int DATABASE_KILLS = Scale.of(0, 5);
    private static final int PAGES = 12;
    private static final int GONE = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void itGoesOnAndSuspectsNobodyWrongly() throws Exception {
        var random = new SplittableRandom(5);
        var company = TestHub.smallCompany().withContacts(PAGES * 100);
        try (var world = new Killable(company)) {
            world.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
            var reconciling = new Reconciling(world.surroundings().operator());
            for (int i = 0; i < KILLS + DATABASE_KILLS; i++) {
                world.simulator().records().ids("contacts").stream()
                        .limit(GONE)
                        .forEach(id -> world.simulator().records().deleteSilently("contacts", id));
                var location = Reconciling.location(reconciling.operator().post(Reconciling.PATH));
                int page = 2 + random.nextInt(PAGES - 3);
                awaitPage(world, page);
                if (i < KILLS) {
                    world.killHub();
                } else {
                    world.killDatabase();
                }

                var contacts = Reconciling.step(over(world, reconciling, location), "contact");
                LOG.info("killed at page {}: {}", page, contacts);
                assertThat(contacts.path("state").asText()).isEqualTo("completed");
                assertThat(contacts.path("suspects").asInt()).isEqualTo(GONE);
                assertThat(contacts.path("absent").asInt()).isEqualTo(GONE);
                world.watcher().awaitQuiet();
                assertThat(world.watcher().differences()).isEmpty();
            }
            assertThat(world.watcher().query("SELECT count(*) FROM hub.entity_change WHERE operation = 'revive'"))
                    .containsExactly("0");
        }
    }

    private static void awaitPage(Killable world, int page) {
        await("page " + page)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> world.watcher().query("""
                        SELECT s.next_page > %d OR s.pass > 1 OR s.part > 0 OR s.state = 'completed'
                        FROM hub.reconciliation_step s
                        JOIN hub.reconciliation r ON r.id = s.reconciliation_id
                        WHERE s.type = 'contact' ORDER BY r.requested_at DESC LIMIT 1""".formatted(page)).contains("t"));
    }

    /** The API of a hub that was just killed, or has no database, answers nothing for a while. */
    private static JsonNode over(Killable world, Reconciling reconciling, String location) throws Exception {
        await("the run is over")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> {
                    world.supervise();
                    return !reconciling
                                    .operator()
                                    .get(location)
                                    .body()
                                    .path("finishedAt")
                                    .isNull()
                            && reconciling.operator().get(location).status() == 200;
                });
        return reconciling.operator().get(location).body();
    }
}
