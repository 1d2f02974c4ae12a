package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.teamleaderhub.Hub;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** Two processes of one hub: one database, one consumer group, one budget. */
class TwoHubsIT {
    private static final int CHANGES = Scale.of(200, 4_000);
    private static final int LIMIT = 60;
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final Map<String, String> SETTINGS =
            Map.of("HUB_API_LIMIT", String.valueOf(LIMIT), "HUB_API_WINDOW", WINDOW.toSeconds() + "s");

    @Test
    void bothWorkAndTogetherStayInsideTheLimit() throws Exception {
        try (var first = TestHub.loaded(TestHub.smallCompany().withLimit(LIMIT, WINDOW), SETTINGS);
                var second = Hub.start(
                        Settings.read(TestHub.environment(first.surroundings().second(), SETTINGS)))) {
            first.watcher().awaitRegistered(2);
            awaitMembers(first, 2);
            double callsOfFirst = calls(first.hub());
            first.simulator().mutator().mutate(CHANGES);
            first.awaitQuiet();

            assertThat(first.differences()).isEmpty();
            assertThat(calls(first.hub()) - callsOfFirst).isPositive();
            assertThat(calls(second)).isPositive();
            assertThat(received(first.hub())).isGreaterThanOrEqualTo(CHANGES);
            assertThat(received(second)).isGreaterThanOrEqualTo(CHANGES);
            assertThat(first.simulator().limiter().rejected()).isZero();
            assertThat(first.simulator().limiter().maxInWindow()).isBetween(LIMIT / 4, LIMIT);
        }
    }

    private static void awaitMembers(TestHub hub, int members) throws Exception {
        var group = hub.surroundings().topicPrefix() + "teamleader-hub-refresh";
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", hub.surroundings().kafka()))) {
            await("both consume")
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            admin
                                            .describeConsumerGroups(List.of(group))
                                            .all()
                                            .get(10, TimeUnit.SECONDS)
                                            .values()
                                            .stream()
                                            .flatMap(found -> found.members().stream())
                                            .filter(member -> !member.assignment()
                                                    .topicPartitions()
                                                    .isEmpty())
                                            .count()
                                    == members);
        }
    }

    /** Calls of the API. */
    private static double calls(Hub hub) {
        return hub.context().getBean(MeterRegistry.class).find("http.client.requests").timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    /** Webhooks accepted at the door. */
    private static double received(Hub hub) {
        return hub.context().getBean(MeterRegistry.class).find("hub.webhook.received").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
