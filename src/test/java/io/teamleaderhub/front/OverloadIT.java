package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.HttpLoad;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** More than the hub can do: what it does stays near the most, the rest is told so at once, and it recovers. */
class OverloadIT {
    private static final int PEAK = Scale.of(400, 3_000);
    private static final int STEPS = Scale.of(3, 20);
    private static final Duration STEP = Duration.ofSeconds(Scale.of(3, 15));
    private static final int CONNECTIONS = Scale.of(64, 400);
    private static final double MOST_MEGABYTES = 900;
    private static final double CALM_MILLIS = Scale.of(5_000, 250);
    private static final double REFUSED_WITHIN_MILLIS = Scale.of(5_000, 500);
    private static final Logger LOG = LoggerFactory.getLogger(OverloadIT.class);

    @Test
    void underThreeThousandRequestsASecondItSheds() throws Exception {
        withDoor(256, (hub, port, door) -> {
            var load = new HttpLoad(port, CONNECTIONS, n -> request(door));
            double best = 0;
            double last = 0;
            for (int step = 1; step <= STEPS; step++) {
                double rate = 50 + (PEAK - 50.0) * step / STEPS;
                var outcome = load.open(rate, STEP);
                LOG.info("{} requests/s: {}, p99 {} ms", rate, outcome.statuses(), outcome.percentile(99));
                assertThat(Set.of(204, 503)).containsAll(outcome.statuses().keySet());
                last = outcome.answers(204) / outcome.seconds();
                best = Math.max(best, last);
                assertThat(hub.residentMegabytes()).isLessThan(MOST_MEGABYTES);
            }

            assertThat(last).isGreaterThanOrEqualTo(0.7 * best);
            load.open(50, Duration.ofSeconds(Scale.of(5, 30)));
            assertCalm(load);
        });
    }

    @Test
    void whoFindsNoPlaceIsToldAtOnceAndTakenWhenThereIsOne() throws Exception {
        withDoor(4, (hub, port, door) -> {
            var load = new HttpLoad(port, CONNECTIONS, n -> request(door));
            var crowd = load.closed(STEP);
            LOG.info(
                    "a crowd: {}, p99 of 204 {} ms, of 503 {} ms, {} MB",
                    crowd.statuses(),
                    crowd.percentile(204, 99),
                    crowd.percentile(503, 99),
                    hub.residentMegabytes());

            assertThat(crowd.statuses()).containsOnlyKeys(204, 503);
            assertThat(crowd.percentile(503, 99)).isLessThan(REFUSED_WITHIN_MILLIS);
            assertThat(hub.residentMegabytes()).isLessThan(MOST_MEGABYTES);
            var alone = new HttpLoad(port, 1, n -> request(door)).closed(STEP);
            assertThat(alone.statuses()).containsOnlyKeys(204);
        });
    }

    private interface Loading {
        void run(HubProcess hub, int port, String door) throws Exception;
    }

    /** A hub with so many places at its door and half a gigabyte, and the path of its webhook URL. */
    private static void withDoor(int places, Loading loading) throws Exception {
        var surroundings = TestHub.surroundings(TestHub.smallCompany());
        var environment = new HashMap<>(surroundings.environment());
        environment.put("HUB_RECONCILE_AT_FIRST_START", "false");
        environment.put("HUB_CONTRACT_CHECK", "false");
        environment.put("HUB_WEBHOOK_AT_ONCE", String.valueOf(places));
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var hub = HubProcess.start("io.teamleaderhub.Main", "-Xmx512m", environment, "serve")) {
            hub.awaitLine("serving on", Duration.ofMinutes(2));
            operator.connect();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !simulator.deliveries().urls().isEmpty());
            loading.run(
                    hub,
                    surroundings.port(),
                    URI.create(simulator.deliveries().urls().getFirst()).getPath());
        }
    }

    private static void assertCalm(HttpLoad load) throws InterruptedException {
        var calm = load.open(50, Duration.ofSeconds(5));
        assertThat(calm.statuses().keySet()).isEqualTo(Set.of(204));
        assertThat(calm.percentile(99)).isLessThan(CALM_MILLIS);
    }

    private static byte[] request(String path) {
        var body = "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"%s\"}}"
                .formatted(UUID.randomUUID());
        return "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body)
                .getBytes(US_ASCII);
    }
}
