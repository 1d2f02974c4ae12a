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
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the demo runs, in one process; closing it, once, leaves nothing running. */
final class Stage implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final int MOST_OF_OTHERS = 6;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final ReentrantLock closing = new ReentrantLock();
    private volatile boolean closed;
    private @Nullable Surroundings surroundings;
    private @Nullable Operator operator;

    /**
     * Starts everything. Blocks some ten seconds.
     *
     * @throws IllegalStateException when it is closed meanwhile
     */
    void open(DemoOptions options) {
        var postgres = opened(EmbeddedPostgres.start());
        var kafka = opened(EmbeddedKafka.start());
        var around = Surroundings.around(postgres.newDatabase(), kafka.bootstrap(), "", simulator(options));
        opened(around.simulator());
        var environment = around.environment();
        environment.put("HUB_API_LIMIT", String.valueOf(options.limit()));
        environment.put("HUB_TYPES", "all");
        environment.put("HUB_CONTRACT_CHECK", "false"); // some 90 calls of 200, for which the first load would wait
        opened(Hub.start(Settings.read(environment)));
        surroundings = around;
        operator = opened(around.operator());
    }

    private static SimulatorSettings simulator(DemoOptions options) {
        return others(SimulatorSettings.everything())
                .withSeed(options.seed())
                .withContacts(options.contacts())
                .withCompanies(options.companies())
                .withDeals(options.deals())
                .withLimit(options.limit(), Duration.ofSeconds(60));
    }

    /** A few of every other type: each costs a call for its details. */
    private static SimulatorSettings others(SimulatorSettings every) {
        var fewer = every;
        for (var type : every.records().entrySet()) {
            if (!type.getKey().equals("customFieldDefinitions")) {
                fewer = fewer.withRecords(type.getKey(), Math.min(type.getValue(), MOST_OF_OTHERS));
            }
        }
        return fewer;
    }

    private <T extends AutoCloseable> T opened(T part) {
        closing.lock();
        try {
            parts.push(part);
            if (closed) {
                closeAll();
                throw new IllegalStateException("stopped while starting");
            }
            return part;
        } finally {
            closing.unlock();
        }
    }

    TeamleaderSimulator simulator() {
        return surroundings().simulator();
    }

    Surroundings surroundings() {
        return Objects.requireNonNull(surroundings, "not open");
    }

    Operator operator() {
        return Objects.requireNonNull(operator, "not open");
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
            closeAll();
        } finally {
            closing.unlock();
        }
    }

    private void closeAll() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close: {}", part.getClass().getSimpleName(), e.toString());
            }
        }
    }
}
