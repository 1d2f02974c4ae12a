package io.teamleaderhub.webhook.registration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A new webhook URL takes over from the one before. */
class RotationIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final int CHANGES_IN_A_TICK = 5;
    private static final String STATES =
            "SELECT string_agg(serial || ' ' || state, ', ' ORDER BY serial) FROM hub.webhook_url";
    private static final byte[] EVENT =
            "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"x\"}}".getBytes(UTF_8);

    @Test
    void underLoadNothingIsLostOrRefused() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
                var sent = new Sent()) {
            var deliveries = hub.simulator().deliveries();
            deliveries.setFaults(DeliveryFaults.NONE.retrying(false));
            var old = deliveries.urls().getFirst();
            var over = new AtomicBoolean();
            var load = Thread.ofVirtual().start(() -> change(hub, over));

            assertThat(hub.operator()
                            .post("/admin/webhooks/rotate")
                            .body()
                            .path("state")
                            .asText())
                    .isEqualTo("current");
            assertThat(hub.operator().post("/admin/webhooks/rotate").status()).isEqualTo(409);
            await().atMost(PATIENCE).until(() -> !deliveries.urls().contains(old));
            hub.awaitValue("t", "SELECT unregistered_at IS NOT NULL FROM hub.webhook_url WHERE serial = 0");
            assertThat(hub.query(STATES)).containsExactly("0 leaving, 1 current");
            assertThat(sent.post(URI.create(old), EVENT).statusCode())
                    .as("still under way")
                    .isEqualTo(204);
            pass(hub.surroundings(), "unregistered_at", "61 seconds");
            hub.awaitValue("0 retired, 1 current", STATES);
            over.set(true);
            load.join();

            hub.awaitQuiet();
            assertThat(deliveries.urls()).hasSize(1);
            assertThat(hub.simulator().counters().get(Counters.FAILED)).isZero();
            assertThat(refused(hub, sent)).isZero();
            assertThat(hub.differences()).isEmpty();
            assertThat(hub.query("SELECT count(*) FROM hub.gap")).containsExactly("0");
            await("refused")
                    .atMost(PATIENCE)
                    .until(() -> sent.post(URI.create(old), EVENT).statusCode() == 404);
            assertThat(sent.post(URI.create(deliveries.urls().getFirst()), EVENT)
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    private static void change(TestHub hub, AtomicBoolean over) {
        var pause = new Signal();
        try {
            while (!over.get()) {
                hub.simulator().mutator().mutate(CHANGES_IN_A_TICK);
                pause.await(TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double refused(TestHub hub, Sent sent) throws Exception {
        var uri = URI.create("http://localhost:" + hub.surroundings().managementPort() + "/prometheus");
        return sent.send("GET", uri, new byte[0], Optional.of(hub.surroundings().operatorToken()))
                .body()
                .lines()
                .filter(line -> line.startsWith("hub_webhook_received_total") && line.contains("\"refused\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aRotationThatWasCutOffAnywhereGoesOn() throws Exception {
        var surroundings = TestHub.surroundings(TestHub.smallCompany());
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator()) {
            var watcher = new Watcher(surroundings, operator, PATIENCE);
            try (var _ = hub(surroundings)) {
                operator.connect();
                watcher.awaitRegistered();
                watcher.awaitQuiet();
                simulator.faults().on("webhooks.register").times(1_000).status(500);
                assertThat(operator.post("/admin/webhooks/rotate")
                                .body()
                                .path("state")
                                .asText())
                        .isEqualTo("registering");
            }
            simulator.faults().clear();
            simulator.faults().on("webhooks.unregister").times(1_000).status(500);
            try (var _ = hub(surroundings)) {
                watcher.awaitValue("0 leaving, 1 current", STATES);
                assertThat(simulator.deliveries().urls()).hasSize(2);
                simulator.mutator().mutate(1);
                watcher.awaitValue("t", "SELECT first_event_at IS NOT NULL FROM hub.webhook_url WHERE serial = 1");
            }
            assertThat(simulator.deliveries().urls()).hasSize(2);
            simulator.faults().clear();
            try (var _ = hub(surroundings)) {
                watcher.awaitValue("t", "SELECT unregistered_at IS NOT NULL FROM hub.webhook_url WHERE serial = 0");
                assertThat(simulator.deliveries().urls()).hasSize(1);
            }
            pass(surroundings, "unregistered_at", "61 seconds");
            try (var _ = hub(surroundings)) {
                watcher.awaitValue("0 retired, 1 current", STATES);
            }
        }
    }

    @Test
    void withoutAnEventTheUrlBeforeGoesAfterADay() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany(), Map.of())) {
            hub.operator().post("/admin/webhooks/rotate");
            assertThat(hub.query(STATES)).containsExactly("0 leaving, 1 current");
            pass(hub.surroundings(), "registered_at", "23 hours");
            assertThat(hub.operator().post("/admin/webhooks/sync").status()).isEqualTo(200);
            assertThat(hub.simulator().deliveries().urls()).hasSize(2);

            pass(hub.surroundings(), "registered_at", "61 minutes");
            hub.awaitValue("t", "SELECT unregistered_at IS NOT NULL FROM hub.webhook_url WHERE serial = 0");
            assertThat(hub.simulator().deliveries().urls())
                    .singleElement()
                    .asString()
                    .matches(".*/webhooks/teamleader/\\d+-1/[\\w-]{43}");
        }
    }

    @Test
    void theDoorKnowsWhatIsRetiredWithoutTheDatabase() throws Exception {
        var surroundings = TestHub.surroundings(TestHub.smallCompany());
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var sent = new Sent()) {
            var watcher = new Watcher(surroundings, operator, PATIENCE);
            List<String> urls;
            try (var _ = hub(surroundings)) {
                operator.connect();
                watcher.awaitRegistered();
                operator.post("/admin/webhooks/rotate");
                urls = simulator.deliveries().urls();
            }
            Query.execute(surroundings.database(), "UPDATE hub.webhook_url SET state = 'retired' WHERE serial = 0");
            try (var _ = hub(surroundings)) {
                Query.execute(surroundings.database(), "ALTER TABLE hub.webhook_url RENAME TO webhook_url_away");
                for (String url : urls) {
                    assertThat(sent.post(URI.create(url), EVENT).statusCode())
                            .as(url)
                            .isEqualTo(url.matches(".*/\\d+-1/.*") ? 204 : 404);
                }
            }
        }
    }

    /** The ports of the one before may be taken a moment longer. */
    private static Hub hub(Surroundings surroundings) {
        var environment = TestHub.environment(surroundings, Map.of());
        return await("a hub")
                .atMost(PATIENCE)
                .ignoreException(SettingsException.class)
                .until(() -> Hub.start(Settings.read(environment)), Objects::nonNull);
    }

    private static void pass(Surroundings surroundings, String column, String time) throws Exception {
        Query.execute(
                surroundings.database(),
                "UPDATE hub.webhook_url SET %s = %s - interval '%s'".formatted(column, column, time));
    }
}
