package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Webhooks that come twice, in any order and in bursts. */
class DuplicatesAndDisorderIT {
    private static final int CHANGES = Scale.of(300, 5_000);
    private static final int BURST = Scale.of(400, 4_000);
    private static final int BUSY_CONTACTS = 20;
    private static final int LIMIT = 50;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final DeliveryFaults MESS =
            DeliveryFaults.NONE.duplicating(30).reordering(Duration.ofMillis(500));

    @Test
    void duplicatesAndDisorderLeaveNoDifference() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            hub.simulator().deliveries().setFaults(MESS);
            hub.simulator().mutator().mutate(CHANGES);
            hub.awaitQuiet();

            assertThat(hub.differences()).isEmpty();
            var counters = hub.simulator().counters();
            assertThat(counters.get(Counters.DUPLICATED)).isGreaterThan(CHANGES / 5);
            assertThat(hub.query("SELECT count(*) FROM hub.event_log"))
                    .containsExactly(String.valueOf(counters.delivered()));
        }
    }

    @Test
    void aBurstOnFewEntitiesCostsFarFewerCallsThanEventsAndStaysInsideTheLimit() throws Exception {
        var simulator = TestHub.smallCompany()
                .withContacts(BUSY_CONTACTS)
                .withCompanies(0)
                .withDeals(0)
                .withLimit(LIMIT, WINDOW);
        var limits = Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toSeconds() + "s");
        try (var hub = TestHub.loaded(simulator, limits)) {
            var before = calls(hub);
            hub.simulator().deliveries().setFaults(MESS);
            for (int i = 0; i < BURST; i++) {
                var contacts = hub.simulator().records().ids("contacts");
                Bursts.rename(hub.simulator(), contacts.get(i % contacts.size()), i);
            }
            hub.awaitQuiet();

            assertThat(hub.differences()).isEmpty();
            assertThat(hub.simulator().counters().delivered()).isGreaterThanOrEqualTo(BURST);
            assertThat(calls(hub) - before).isPositive().isLessThan(BURST / 2);
            assertThat(hub.simulator().limiter().rejected()).isZero();
            assertThat(hub.simulator().limiter().maxInWindow()).isBetween(1, LIMIT);
        }
    }

    private static long calls(TestHub hub) {
        return List.of("contacts.info", "contacts.list").stream()
                .mapToLong(hub.simulator().counters()::calls)
                .sum();
    }
}
