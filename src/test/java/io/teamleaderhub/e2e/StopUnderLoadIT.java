package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub that is told to stop while webhooks come: it ends in time and with 0, whatever around it does not answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StopUnderLoadIT {
    private static final int STOPS = Scale.of(1, 50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A container is killed then. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final int SOME = 20;

    private final BrokerProcess broker = BrokerProcess.start();
    private final DatabaseProcess database = DatabaseProcess.start();
    private final Surroundings surroundings =
            Surroundings.around(database.newDatabase(), broker.bootstrap(), "stop.", TestHub.smallCompany());
    private HubProcess hub;
    private String door;

    @BeforeAll
    void start() throws Exception {
        hub = HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve");
        hub.awaitLine("serving on", PATIENCE);
        try (Operator operator = surroundings.operator()) {
            operator.connect();
            var watcher = new Watcher(surroundings, operator, PATIENCE);
            watcher.awaitRegistered();
            watcher.awaitQuiet();
        }
        door = surroundings.simulator().deliveries().urls().getFirst();
    }

    @AfterEach
    void startAgain() {
        broker.thaw();
        database.thaw();
        if (!hub.isAlive()) {
            hub.restart();
        }
        hub.awaitLine("serving on", PATIENCE);
    }

    @AfterAll
    void close() {
        hub.close();
        surroundings.simulator().close();
        broker.close();
        database.close();
    }

    @Test
    void whatWasAcknowledgedIsThereAndNoRequestIsCutOff() throws Exception {
        try (var senders = Senders.start(door)) {
            for (int i = 0; i < STOPS; i++) {
                int before = senders.answers(204);
                await().atMost(PATIENCE).until(() -> senders.answers(204) >= before + SOME);
                assertThat(hub.stop(IN_TIME)).as(hub.output()).isZero();
                hub.restart();
                hub.awaitLine("serving on", PATIENCE);
            }
            senders.finish();

            await("all acknowledged are there").atMost(PATIENCE).until(() -> missing(senders), Set::isEmpty);
            assertThat(senders.unanswered()).isEmpty();
            assertThat(hub.output()).doesNotContain("cut off");
        }
    }

    private Set<String> missing(Senders senders) throws Exception {
        var missing = new HashSet<>(senders.acknowledged());
        missing.removeAll(Query.firstColumn(surroundings.database(), "SELECT key FROM hub.event_log"));
        return missing;
    }

    @Test
    void itEndsWhateverIsFrozenAndWhoWaitsForKafkaIsAnswered() throws Exception {
        assertEndsInTime(true, true);
        if (Scale.of(0, 1) == 1) {
            startAgain();
            assertEndsInTime(true, false);
            startAgain();
            assertEndsInTime(false, true);
        }
    }

    private void assertEndsInTime(boolean withoutKafka, boolean withoutDatabase) throws Exception {
        try (var senders = Senders.start(door)) {
            await().atMost(PATIENCE).until(() -> senders.answers(204) >= SOME);
            if (withoutKafka) {
                broker.freeze();
            }
            if (withoutDatabase) {
                database.freeze();
            }
            await().atMost(PATIENCE).until(() -> senders.answers(withoutKafka ? 503 : 204) > 0);

            assertThat(hub.stop(IN_TIME)).as(hub.output()).isZero();

            senders.finish();
            if (!withoutDatabase) { // who waits for that one is cut off in the end, and was not told that it is safe
                assertThat(senders.unanswered()).isEmpty();
            }
        }
    }
}
