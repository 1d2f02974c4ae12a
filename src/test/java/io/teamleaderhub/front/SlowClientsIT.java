package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.world.HttpLoad;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients that send slowly are cut, and nobody else notices. */
class SlowClientsIT {
    private static final int SLOW = Scale.of(300, 4_000);
    private static final double PER_SECOND = Scale.of(50, 200);
    private static final double LONGEST_MILLIS = Scale.of(5_000, 500);

    @Test
    void eachIsCutWithinFifteenSecondsWhileOthersAreServed() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));
                var threads = Executors.newSingleThreadExecutor()) {
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            int port = hub.surroundings().port();
            var door =
                    URI.create(hub.simulator().deliveries().urls().getFirst()).getPath();
            var good = new HttpLoad(port, 16, n -> request(door));
            var time = Duration.ofSeconds(18);
            good.open(PER_SECOND, Duration.ofSeconds(2));
            var served = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return good.open(PER_SECOND, time);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    threads);

            var seconds = new SlowClients().seconds(port, SLOW, time);

            assertThat(seconds).hasSize(SLOW).allSatisfy(cut -> assertThat(cut).isLessThanOrEqualTo(15));
            var outcome = served.get(1, TimeUnit.MINUTES);
            assertThat(outcome.statuses().keySet()).isEqualTo(Set.of(204));
            assertThat(outcome.percentile(99)).isLessThan(LONGEST_MILLIS);
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
