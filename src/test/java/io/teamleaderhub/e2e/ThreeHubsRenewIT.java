package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three processes under load renew one connection again and again: one call per generation, and no caller notices. */
class ThreeHubsRenewIT {
    private static final Duration LIFE = Duration.ofSeconds(Scale.of(3, 10));
    private static final int RENEWALS = Scale.of(3, 300);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGEST = LIFE.multipliedBy(RENEWALS).plus(PATIENCE);

    private final Surroundings first = TestHub.surroundings(TestHub.smallCompany());
    private final List<Surroundings> all = List.of(first, first.second(), first.second());
    private final TeamleaderSimulator simulator = first.simulator();
    private final Operator operator = first.operator();
    private final Watcher watcher = new Watcher(first, operator, PATIENCE);
    private List<HubProcess> hubs = List.of();

    @AfterEach
    void close() {
        operator.close();
        hubs.forEach(HubProcess::close);
        simulator.close();
    }

    @Test
    void onceForEachGeneration() throws Exception {
        simulator.tokens().setAccessTokenLife(LIFE);
        hubs = all.stream()
                .map(hub -> HubProcess.start(TestHub.environment(hub, Map.of()), "serve"))
                .toList();
        hubs.forEach(hub -> hub.awaitLine("serving on", PATIENCE));
        operator.connect();
        watcher.awaitRegistered(all.size());

        await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> {
            simulator.mutator().mutate(2);
            return generation() > RENEWALS;
        });

        simulator.tokens().setAccessTokenLife(Duration.ofHours(1));
        long settled = generation();
        await().atMost(LONGEST).until(() -> generation() > settled);
        assertThat(simulator.counters().tokenCalls("refresh_token")).isEqualTo(generation() - 1);
        assertThat(simulator.tokens().reuses()).isZero();
        assertThat(simulator.counters().get("answers.401")).isZero();
        hubs.forEach(hub -> assertThat(hub.output())
                .doesNotContain("did not renew", "could not be renewed", "new consent", "NotConnectedException"));
        watcher.awaitQuiet();
        assertThat(watcher.differences()).isEmpty();
    }

    private long generation() throws Exception {
        return Long.parseLong(
                watcher.query("SELECT generation FROM hub.connection").getFirst());
    }
}
