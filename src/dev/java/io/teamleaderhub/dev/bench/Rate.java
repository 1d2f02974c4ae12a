package io.teamleaderhub.dev.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How fast something was done, and what it cost: a busy machine lengthens the time it takes much more than the processor
 * time it needs.
 *
 * @param perSecond how many a second
 * @param java microseconds of this process each: the hub, the broker, the simulator and the compiler
 * @param postgres microseconds of PostgreSQL each
 */
record Rate(double perSecond, double java, double postgres) {
    /** What is timed. */
    interface Work {
        void run() throws Exception;
    }

    /** Does so many things and times them; blocks for that long. */
    static Rate of(Rig rig, long count, Work work) throws Exception {
        var postgres = postgres(rig);
        var java = used(Stream.of(ProcessHandle.current()));
        long began = System.nanoTime();
        work.run();
        double took = System.nanoTime() - began;
        return new Rate(
                count * 1e9 / took,
                micros(used(Stream.of(ProcessHandle.current())).minus(java), count),
                micros(postgres(rig).minus(postgres), count));
    }

    /** Three figures of all runs; the goal is the rate's. */
    static List<Figure> figures(String what, String unit, List<Rate> runs, Goal goal) {
        return List.of(
                new Figure(what, unit, runs.stream().map(Rate::perSecond).toList(), goal),
                Figure.of(
                        what + ": processor time of Java",
                        "µs each",
                        runs.stream().map(Rate::java).toList()),
                Figure.of(
                        what + ": processor time of PostgreSQL",
                        "µs each",
                        runs.stream().map(Rate::postgres).toList()));
    }

    private static double micros(Duration time, long count) {
        return time.toNanos() / 1e3 / count;
    }

    /** Of those of PostgreSQL's processes that still run. */
    private static Duration postgres(Rig rig) throws SQLException {
        long postmaster = rig.number("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::bigint");
        return used(ProcessHandle.of(postmaster).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants())));
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
