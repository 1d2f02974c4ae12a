package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.servers.EmbeddedKafka;
import io.teamleaderhub.dev.servers.EmbeddedPostgres;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.world.Surroundings;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all measurements share: a PostgreSQL with fsync on, a Kafka, how much to do, and where to say what goes on. */
final class Bench implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final int runs;
    private final boolean quick;
    private final PrintWriter out;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private int surroundings;

    private Bench(EmbeddedPostgres postgres, EmbeddedKafka kafka, int runs, boolean quick, PrintWriter out) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.runs = runs;
        this.quick = quick;
        this.out = out;
    }

    /** Starts the servers; blocks for some five seconds. */
    static Bench start(int runs, boolean quick, PrintWriter out) {
        var postgres = EmbeddedPostgres.start();
        try {
            var bench = new Bench(postgres, EmbeddedKafka.start(), runs, quick, out);
            Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "stop"));
            return bench;
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** A database, topics and a simulator of their own. */
    Surroundings surroundings(SimulatorSettings simulator) {
        return Surroundings.around(
                postgres.newDatabase(), kafka.bootstrap(), "b%d.".formatted(++surroundings), simulator);
    }

    /** So many in full, so many with {@code --quick}. */
    int count(int full, int few) {
        return quick ? few : full;
    }

    /** Runs it as often as asked for. */
    <T> List<T> repeat(Callable<T> run) throws Exception {
        var results = new ArrayList<T>();
        for (int i = 1; i <= runs; i++) {
            results.add(run.call());
            say("  run %d of %d: %s".formatted(i, runs, results.getLast()));
        }
        return results;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Once; Ctrl-C does it too. */
    @Override
    public void close() {
        if (open.getAndSet(false)) {
            try (postgres) {
                kafka.close();
            }
        }
    }
}
