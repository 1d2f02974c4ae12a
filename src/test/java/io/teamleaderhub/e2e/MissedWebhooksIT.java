package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.simulator.Switch;
import io.teamleaderhub.dev.world.MirroredSource;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A fifth of all webhooks is lost without a word, deletions among them: one run and its backfill repair everything, and the
 * report names what it repaired. 5,000 entities, or 1,500 of which every detail is read again; 50,000 at full figures.
 */
class MissedWebhooksIT {
    private static final int LOST_PERCENT = 20;
    private static final int UUID_LENGTH = 36;
    private static final Duration NO_WEBHOOK_IS_LATE = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneRunRepairsThemAndNamesThem(boolean linksAreUpdates) throws Exception {
        int entities = Scale.of(linksAreUpdates ? 5_000 : 1_500, 50_000);
        int changes = entities / 10;
        var ahead = new AtomicReference<>(Duration.ZERO);
        var company = TestHub.smallCompany()
                .withContacts(entities * 6 / 10)
                .withCompanies(entities * 3 / 10)
                .withDeals(entities / 10)
                .withTime(() -> Instant.now().plus(ahead.get()), System::nanoTime)
                .with(Switch.TAGS_AND_LINKS_ARE_UPDATES, linksAreUpdates);
        try (var hub = TestHub.start(company, Map.of("HUB_RECONCILE_AT_FIRST_START", "false"))) {
            MirroredSource.copy(hub.surroundings());
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            var reconciling = new Reconciling(hub.operator());
            assertThat(reconciling.run("{\"mode\": \"verify\"}").path("drift").asInt())
                    .isZero();
            hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(LOST_PERCENT));
            hub.simulator().mutator().mutate(changes);
            hub.awaitQuiet();
            var differing = ids(hub);
            assertThat(differing).hasSizeGreaterThan(changes / 20);

            ahead.set(NO_WEBHOOK_IS_LATE);
            // What only info shows, and nothing announced, is found by reading every detail again.
            var run = reconciling.run("{\"mode\": \"full\", \"details\": %s}".formatted(!linksAreUpdates));
            hub.awaitQuiet();

            assertThat(hub.differences()).isEmpty();
            assertThat(run.path("state").asText()).isEqualTo("completed");
            assertThat(run.path("drift").asInt()).isZero();
            var named = reconciling.findings(run).stream()
                    .map(finding -> finding.path("id").asText())
                    .collect(Collectors.toSet());
            assertThat(differing).containsAll(named);
            if (linksAreUpdates) {
                assertThat(named).containsExactlyInAnyOrderElementsOf(differing);
            }
            for (var step : run.path("steps")) {
                assertThat(step.path("missed").asInt()).as(step.toString()).isPositive();
                assertThat(step.path("listProvenAsOf").isNull()).isFalse();
            }
        }
    }

    /** Whom the mirror has not as the source has. */
    private static Set<String> ids(TestHub hub) throws Exception {
        return hub.differences().stream()
                .map(difference -> difference.substring(difference.indexOf(':') + 1))
                .map(difference -> difference.substring(0, UUID_LENGTH))
                .collect(Collectors.toSet());
    }
}
