package io.teamleaderhub.dev.world;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Requests to a port of this machine on so many connections, and what came of them. One whose connection ends counts as
 * status 0 and the connection is opened again.
 */
public final class HttpLoad {
    private final int port;
    private final int connections;
    private final IntFunction<byte[]> requests;

    /** Sends the requests of those numbers, whole as they go over the wire, from 0 on. */
    public HttpLoad(int port, int connections, IntFunction<byte[]> requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    /**
     * What came of it.
     *
     * @param seconds it took
     * @param byStatus milliseconds from when a request was due until its answer, ascending, of the answers of each status
     */
    public record Outcome(double seconds, Map<Integer, List<Double>> byStatus) {
        /** How many answers of each status. */
        public Map<Integer, Integer> statuses() {
            var counts = new TreeMap<Integer, Integer>();
            byStatus.forEach((status, millis) -> counts.put(status, millis.size()));
            return counts;
        }

        /** Milliseconds of all answers, ascending. */
        public List<Double> millis() {
            return byStatus.values().stream().flatMap(List::stream).sorted().toList();
        }

        /** Answers a second. */
        public double perSecond() {
            return millis().size() / seconds;
        }

        /** That part of all answers, in percent, took no longer than so many milliseconds. */
        public double percentile(double percent) {
            return percentile(millis(), percent);
        }

        /** As {@link #percentile(double)}, of the answers of that status. */
        public double percentile(int status, double percent) {
            return percentile(byStatus.getOrDefault(status, List.of()), percent);
        }

        private static double percentile(List<Double> millis, double percent) {
            return millis.isEmpty()
                    ? Double.NaN
                    : millis.get(Math.max(0, (int) Math.ceil(millis.size() * percent / 100) - 1));
        }

        /** How many answers had that status. */
        public int answers(int status) {
            return byStatus.getOrDefault(status, List.of()).size();
        }
    }

    /** Sends on each connection as soon as the answer before came. Blocks for that time. */
    public Outcome closed(Duration time) throws InterruptedException {
        return run(time, 0);
    }

    /** Sends so many a second, whatever comes back, as far as a connection is free. Blocks for that time. */
    public Outcome open(double perSecond, Duration time) throws InterruptedException {
        return run(time, 1e9 / perSecond);
    }

    private Outcome run(Duration time, double between) throws InterruptedException {
        var number = new AtomicInteger();
        long began = System.nanoTime();
        var all = new ArrayList<Future<Samples>>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> one(number, began, began + time.toNanos(), between)));
            }
        }
        return outcome(all, (System.nanoTime() - began) / 1e9);
    }

    private Samples one(AtomicInteger number, long began, long end, double between) throws IOException {
        var samples = new Samples();
        Wire wire = null;
        try {
            while (true) {
                int n = number.getAndIncrement();
                long due = between == 0 ? System.nanoTime() : began + (long) (n * between);
                if (due >= end) {
                    return samples;
                }
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                int status = 0;
                try {
                    if (wire == null || wire.ends()) {
                        close(wire);
                        wire = new Wire(port);
                    }
                    status = wire.exchange(requests.apply(n));
                } catch (IOException e) {
                    close(wire);
                    wire = null;
                }
                samples.add(status, System.nanoTime() - due);
            }
        } finally {
            close(wire);
        }
    }

    private static void close(@Nullable Wire wire) throws IOException {
        if (wire != null) {
            wire.close();
        }
    }

    private static Outcome outcome(List<Future<Samples>> all, double seconds) throws InterruptedException {
        var byStatus = new TreeMap<Integer, List<Double>>();
        for (var one : all) {
            var samples = get(one);
            for (int i = 0; i < samples.count; i++) {
                byStatus.computeIfAbsent(samples.statuses[i], any -> new ArrayList<>())
                        .add(samples.nanos[i] / 1e6);
            }
        }
        byStatus.values().forEach(Collections::sort);
        return new Outcome(seconds, byStatus);
    }

    private static Samples get(Future<Samples> one) throws InterruptedException {
        try {
            return one.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a sender failed", e);
        }
    }

    /** What one connection saw. */
    private static final class Samples {
        private int count;
        private int[] statuses = new int[1_024];
        private long[] nanos = new long[1_024];

        private void add(int status, long took) {
            if (count == nanos.length) {
                statuses = Arrays.copyOf(statuses, 2 * count);
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            statuses[count] = status;
            nanos[count++] = took;
        }
    }
}
