package io.teamleaderhub.dev.demo;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.servers.EmbeddedKafka;
import io.teamleaderhub.dev.servers.EmbeddedPostgres;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the demo runs, in one process; closing it, once, leaves nothing running. */
final class Stage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ReentrantLock closing = new ReentrantLock();
    private final Surroundings surroundings;
    private final Operator operator;
    private volatile boolean closed;

    Stage(DemoOptions options) {
        try {
            var postgres = opened(EmbeddedPostgres.start());
            var kafka = opened(EmbeddedKafka.start());
            surroundings = Surroundings.around(postgres.newDatabase(), kafka.bootstrap(), "", simulator(options));
            opened(surroundings.simulator());
            var environment = surroundings.environment();
            environment.put("HUB_API_LIMIT", String.valueOf(options.limit()));
            opened(Hub.start(Settings.read(environment)));
            operator = opened(surroundings.operator());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static SimulatorSettings simulator(DemoOptions options) {
        return SimulatorSettings.defaults()
                .withSeed(options.seed())
                .withContacts(options.contacts())
                .withCompanies(options.companies())
                .withDeals(options.deals())
                .withLimit(options.limit(), Duration.ofSeconds(60));
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.push(part);
        return part;
    }

    TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Operator operator() {
        return operator;
    }

    /** Whether it is closed or about to be. */
    boolean closed() {
        return closed;
    }

    /** Last opened, first closed. Blocks until all is down, also for whoever comes second. */
    @Override
    public void close() {
        closed = true;
        closing.lock();
        try {
            while (!parts.isEmpty()) {
                var part = parts.pop();
                try {
                    part.close();
                } catch (Exception e) {
                    LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.toString());
                }
            }
        } finally {
            closing.unlock();
        }
    }
}
