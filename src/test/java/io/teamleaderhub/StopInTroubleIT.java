package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Watcher;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub that is told to stop while nothing around it answers: it ends all the same, in time and with 0. */
class StopInTroubleIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A container is killed then. */
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private BrokerProcess broker;
    private DatabaseProcess database;
    private TeamleaderSimulator simulator;
    private HubProcess hub;

    @BeforeEach
    void start() throws Exception {
        broker = BrokerProcess.start();
        database = DatabaseProcess.start();
        var surroundings = TestHub.surroundings(database.newDatabase(), TestHub.smallCompany());
        simulator = surroundings.simulator();
        hub = HubProcess.start(
                TestHub.environment(surroundings, Map.of("HUB_KAFKA_BOOTSTRAP", broker.bootstrap())), "serve");
        hub.awaitLine("serving on", PATIENCE);
        load(surroundings);
    }

    private void load(Surroundings surroundings) throws Exception {
        try (var operator = surroundings.operator()) {
            operator.connect();
            var watcher = new Watcher(surroundings, operator, PATIENCE);
            watcher.awaitRegistered();
            watcher.awaitQuiet();
        }
        simulator.deliveries().setFaults(DeliveryFaults.NONE.retrying(false));
    }

    @AfterEach
    void close() {
        hub.close();
        simulator.close();
        broker.close();
        database.close();
    }

    @Test
    void kafkaIsFrozen() {
        broker.freeze();
        assertEndsInTime();
    }

    @Test
    void postgresqlIsFrozen() {
        database.freeze();
        assertEndsInTime();
    }

    @Test
    void bothAreFrozen() {
        broker.freeze();
        database.freeze();
        assertEndsInTime();
    }

    private void assertEndsInTime() {
        simulator.mutator().mutate(30);
        long t = System.nanoTime();
        assertThat(hub.stop(IN_TIME)).as(hub.output()).isZero();
        System.err.println("STOP TOOK " + (System.nanoTime() - t) / 1_000_000);
        System.err.println(hub.output());
    }
}
