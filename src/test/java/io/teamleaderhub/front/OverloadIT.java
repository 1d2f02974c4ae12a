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

/** More than the hub can do: what it does stays near the most, the rest is told so at once, and it recovers. */
class OverloadIT {
    private static final int PEAK = Scale.of(400, 3_000);
    private static final int STEPS = Scale.of(3, 20);
    private static final Duration STEP = Duration.ofSeconds(Scale.of(3, 15));
    private static final int CONNECTIONS = Scale.of(64, 400);
    private static final double MOST_MEGABYTES = 900;
    private static final double CALM_MILLIS = Scale.of(5_000, 250);

    @Test
    void underThreeThousandRequestsASecondItSheds() throws Exception {
        var surroundings = TestHub.surroundings(TestHub.smallCompany());
        var environment = new HashMap<>(surroundings.environment());
        environment.put("HUB_RECONCILE_AT_FIRST_START", "false");
        environment.put("HUB_CONTRACT_CHECK", "false");
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var hub = HubProcess.start("io.teamleaderhub.Main", "-Xmx512m", environment, "serve")) {
            hub.awaitLine("serving on", Duration.ofMinutes(2));
            operator.connect();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !simulator.deliveries().urls().isEmpty());
            var door = URI.create(simulator.deliveries().urls().getFirst()).getPath();
            var load = new HttpLoad(surroundings.port(), CONNECTIONS, n -> request(door));

            double best = 0;
            double last = 0;
            for (int step = 1; step <= STEPS; step++) {
                var outcome = load.open(50 + (PEAK - 50.0) * step / STEPS, STEP);
                assertThat(Set.of(204, 503)).containsAll(outcome.statuses().keySet());
                last = outcome.answers(204) / outcome.seconds();
                best = Math.max(best, last);
                assertThat(hub.residentMegabytes()).isLessThan(MOST_MEGABYTES);
            }

            assertThat(last).isGreaterThanOrEqualTo(0.7 * best);
            load.open(50, Duration.ofSeconds(Scale.of(5, 30)));
            var calm = load.open(50, Duration.ofSeconds(5));
            assertThat(calm.statuses().keySet()).isEqualTo(Set.of(204));
            assertThat(calm.percentile(99)).isLessThan(CALM_MILLIS);
        }
    }

    private static byte[] request(String path) {
        var body = "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"%s\"}}"
                .formatted(UUID.randomUUID());
        return "POST %s HTTP/1.1\r\nHost: hub\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(path, body.length(), body)
                .getBytes(US_ASCII);
    }
}
