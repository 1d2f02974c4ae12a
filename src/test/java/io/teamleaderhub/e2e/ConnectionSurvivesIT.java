package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The hub's process is killed at every point of a renewal. It recovers without a human, except where Teamleader has rotated
 * and nothing was committed: that is seen within a minute, costs a new consent, and no event.
 */
class ConnectionSurvivesIT {
    private static final int TIMES = Scale.of(1, 20);
    private static final int LANES = Scale.of(1, 5);
    private static final List<KillPoint> POINTS = LANES == 1
            ? List.of(KillPoint.BEFORE_THE_CALL, KillPoint.AFTER_THE_RESPONSE, KillPoint.STOPPED_IN_FLIGHT)
            : List.of(KillPoint.values());
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);
    private static final Duration[] RETRIES =
            Collections.nCopies(1_200, Duration.ofMillis(500)).toArray(Duration[]::new);

    @Test
    void whereverItIsKilled() throws Exception {
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Void>>();
            for (int i = 0; i < LANES; i++) {
                running.add(lanes.submit(ConnectionSurvivesIT::lane));
            }
            for (var lane : running) {
                lane.get(1, TimeUnit.HOURS);
            }
        }
    }

    private static Void lane() throws Exception {
        try (var hub =
                Renewing.start(TestHub.surroundings(TestHub.smallCompany().withRetries(RETRIES)))) {
            for (int i = 0; i < TIMES / LANES; i++) {
                for (KillPoint point : POINTS) {
                    once(hub, point);
                }
            }
            hub.watcher().awaitQuiet();
            assertThat(hub.watcher().differences()).isEmpty();
            assertThat(hub.simulator().counters().get(Counters.FAILED)).isZero();
        }
        return null;
    }

    private static void once(Renewing hub, KillPoint point) throws Exception {
        long before = hub.generation();
        long reuses = hub.simulator().tokens().reuses();
        point.kill(hub);
        long killedAt = System.nanoTime();
        letTheIntentAge(hub);
        hub.restart();
        if (point.healsByItself()) {
            hub.awaitGeneration(before + 1);
            await().atMost(SEEN_WITHIN).until(() -> hub.metric("hub_connection_up") == 1);
            assertThat(hub.simulator().tokens().reuses()).isEqualTo((int) reuses);
        } else {
            seenAndHealed(hub, killedAt);
        }
        hub.watcher().awaitQuiet();
    }

    /** In full the 20 s are waited out. */
    private static void letTheIntentAge(Renewing hub) throws Exception {
        if (LANES == 1) {
            Query.execute(
                    hub.surroundings().database(),
                    "UPDATE hub.connection SET intent_at = intent_at - interval '20 seconds'");
        }
    }

    private static void seenAndHealed(Renewing hub, long killedAt) throws Exception {
        await().atMost(SEEN_WITHIN)
                .pollInterval(Renewing.POLL)
                .until(() -> hub.health().path("details").path("state").asText().equals("needs_reauthorisation"));
        await().atMost(SEEN_WITHIN).until(() -> hub.metric("hub_connection_up") == 0);
        assertThat(Duration.ofNanos(System.nanoTime() - killedAt)).isLessThan(SEEN_WITHIN);
        assertThat(hub.health().path("status").asText()).isEqualTo("ATTENTION");
        assertThat(hub.health().path("details").path("consentLink").asText()).contains("/oauth2/authorize?");
        assertThat(hub.healthStatus("/health/readiness")).isEqualTo(200);
        long delivered = hub.simulator().counters().delivered();
        hub.simulator().mutator().mutate(5);
        await().atMost(SEEN_WITHIN).until(() -> hub.simulator().counters().delivered() >= delivered + 5);

        hub.operator().connect();
        await().atMost(SEEN_WITHIN).until(() -> hub.metric("hub_connection_up") == 1);
    }
}
