package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.simulator.Counters;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.Switch;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty events a second, whatever happens; and the hub, Kafka and PostgreSQL are killed again and again, and Kafka frozen,
 * in random order, at random moments, some of the hub's deaths half-way through its work. {@code mvn verify}: the hub is
 * killed twice, the others once; in full 50 and 20 times, and Kafka is frozen ten times.
 */
class NothingAcknowledgedIsLostIT {
    private static final Logger LOG = LoggerFactory.getLogger(NothingAcknowledgedIsLostIT.class);
    /** Of the few faults the hub's come first: the claims of a killed hub end by themselves, which takes half a minute. */
    private static final long SEED = 44;

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(20);
    private static final Duration FREEZE = Duration.ofSeconds(Scale.of(4, 8));
    private static final int LONGEST_PAUSE_MILLIS = Scale.of(1_000, 2_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** More than the faults take. */
    private static final Duration[] RETRIES =
            Collections.nCopies(7_200, Duration.ofSeconds(1)).toArray(Duration[]::new);

    private final List<Duration> untilReady = new ArrayList<>();

    /** A fault and how often it comes. */
    private enum Fault {
        HUB_KILLED(Scale.of(2, 50)),
        BROKER_KILLED(Scale.of(1, 20)),
        DATABASE_KILLED(Scale.of(1, 20)),
        BROKER_FROZEN(Scale.of(1, 10));

        private final int times;

        Fault(int times) {
            this.times = times;
        }

        static List<Fault> shuffled(Random random) {
            var faults = new ArrayList<Fault>();
            for (Fault fault : values()) {
                faults.addAll(Collections.nCopies(fault.times, fault));
            }
            Collections.shuffle(faults, random);
            return faults;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = SEED)
    void whateverIsKilledAndHoweverOften(long seed) throws Exception {
        var random = new Random(seed);
        try (var hub = new Killable(company())) {
            var acknowledged = new Acknowledged(hub.surroundings());
            try (var office = Executors.newSingleThreadScheduledExecutor()) {
                var events = office.scheduleAtFixedRate(
                        () -> hub.simulator().mutator().mutate(1), 0, BETWEEN_EVENTS.toMillis(), TimeUnit.MILLISECONDS);
                for (Fault fault : Fault.shuffled(random)) {
                    new Signal().await(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
                    hub.supervise();
                    befall(hub, fault);
                }
                assertThat(events.isDone()).as("the office still at work").isFalse();
                events.cancel(false);
            }
            await("everything acknowledged, and what is in Kafka taken in")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        hub.supervise();
                        return hub.simulator().deliveries().pending() == 0
                                && acknowledged.traces().unread() == 0;
                    });
            hub.watcher().awaitQuiet();
            assertNothingLost(hub, acknowledged.traces());
        }
    }

    private void befall(Killable hub, Fault fault) throws Exception {
        switch (fault) {
            case HUB_KILLED -> untilReady.add(killed(hub));
            case BROKER_KILLED -> hub.killBroker();
            case DATABASE_KILLED -> hub.killDatabase();
            case BROKER_FROZEN -> hub.freezeBroker(FREEZE);
        }
    }

    /** Every other time half-way through something, each time something else. */
    private Duration killed(Killable hub) throws Exception {
        return switch (untilReady.size() % 8) {
            case 0 -> hub.killHubBeforeItWrites("hub.event_log");
            case 2 -> hub.killHubWhileItFetches();
            case 4 -> hub.killHubBeforeItWrites("hub.entity");
            case 6 -> hub.killHubBeforeItWrites("hub.stale");
            default -> hub.killHub();
        };
    }

    private void assertNothingLost(Killable hub, Acknowledged.Traces traces) throws Exception {
        var counters = hub.simulator().counters();
        Collections.sort(untilReady);
        LOG.info(
                "{}; {} events, {} deliveries refused or unanswered; started by itself {} times; ready after {} kills: p50 {} ms, p95 {} ms",
                traces,
                counters.get(Counters.RAISED),
                counters.get(Counters.RETRIED),
                hub.startsByItself(),
                untilReady.size(),
                percentile(50).toMillis(),
                percentile(95).toMillis());
        assertThat(traces.missing()).as("acknowledged and missing").isZero();
        assertThat(traces.acknowledged()).isPositive();
        assertThat(traces.duplicates()).as("deliveries repeated though stored").isPositive();
        assertThat(counters.get(Counters.FAILED)).isZero();
        assertThat(hub.watcher().differences()).isEmpty();
        assertThat(hub.watcher().query("SELECT type || id || state FROM hub.stale"))
                .isEmpty();
        assertThat(hub.watcher().query("SELECT origin || reason FROM hub.rejected_event"))
                .isEmpty();
        if (untilReady.size() > 2) {
            assertThat(percentile(95)).as("ready again").isLessThan(Duration.ofSeconds(8));
        }
    }

    private Duration percentile(int percent) {
        return untilReady.get((untilReady.size() - 1) * percent / 100);
    }

    private static SimulatorSettings company() {
        return TestHub.smallCompany()
                .withContacts(100)
                .withCompanies(30)
                .withDeals(50)
                .with(Switch.NUMBER_IN_WEBHOOKS, true)
                .withRetries(RETRIES);
    }
}
