package io.teamleaderhub.dev.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time so far, which a busy machine lengthens less than it lengthens waiting.
 *
 * @param java of this process: the hub, the broker and the simulator
 * @param postgres of PostgreSQL's processes that still run
 */
record Cpu(Duration java, Duration postgres) {
    static Cpu now(Rig rig) throws SQLException {
        long postmaster = rig.number("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint");
        return new Cpu(
                used(Stream.of(ProcessHandle.current())),
                used(ProcessHandle.of(postmaster).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))));
    }

    Cpu since(Cpu before) {
        return new Cpu(java.minus(before.java), postgres.minus(before.postgres));
    }

    /** Microseconds each for so many things done. */
    String per(long count) {
        return "%d µs Java, %d µs PostgreSQL".formatted(java.toNanos() / 1_000 / count, postgres.toNanos() / 1_000 / count);
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
