package io.teamleaderhub.dev.simulator;

import com.sun.net.httpserver.Headers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The sliding window that the integration's calls share: a log of the instants they were counted at. */
public final class Limiter {
    private final SimulatorSettings.Time time;
    private final boolean countRejected;
    private final Deque<Long> counted = new ArrayDeque<>();
    private final Deque<Long> admitted = new ArrayDeque<>();
    private int limit;
    private Duration window;
    private int maxInWindow;
    private long rejected;
    /** When the log last fell below the limit. */
    private long roomSince;

    private boolean waitedFor;
    private Duration longestResumption = Duration.ZERO;

    Limiter(SimulatorSettings settings) {
        this.time = settings.time();
        this.countRejected = settings.has(Switch.COUNT_REJECTED_CALLS);
        this.limit = settings.api().limit();
        this.window = settings.api().window();
    }

    /** Applies from the next call on, to the calls already in the log as well. */
    public synchronized void setLimit(int newLimit, Duration newWindow) {
        limit = newLimit;
        window = newWindow;
    }

    /** The most calls that were ever admitted within one window. */
    public synchronized int maxInWindow() {
        return maxInWindow;
    }

    /** Calls answered 429. */
    public synchronized long rejected() {
        return rejected;
    }

    /** The longest time that passed, after a call was answered 429, between there being room again and the next call. */
    public synchronized Duration longestResumption() {
        return longestResumption;
    }

    synchronized boolean admit() {
        long now = time.nanos().getAsLong();
        forgetCounted(now);
        while (isOver(admitted, now)) {
            admitted.removeFirst();
        }
        if (counted.size() >= limit) {
            rejected++;
            waitedFor = true;
            if (countRejected) {
                counted.addLast(now);
            }
            return false;
        }
        if (waitedFor) {
            waitedFor = false;
            var resumption = Duration.ofNanos(now - roomSince);
            longestResumption = resumption.compareTo(longestResumption) > 0 ? resumption : longestResumption;
        }
        counted.addLast(now);
        admitted.addLast(now);
        maxInWindow = Math.max(maxInWindow, admitted.size());
        return true;
    }

    synchronized void writeTo(Headers headers) {
        long now = time.nanos().getAsLong();
        forgetCounted(now);
        Long oldest = counted.peekFirst();
        long untilReset = oldest == null ? 0 : oldest + window.toNanos() - now;
        headers.set("X-RateLimit-Limit", Integer.toString(limit));
        headers.set("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - counted.size())));
        headers.set("X-RateLimit-Reset", Times.header(time.clock().instant().plusNanos(untilReset)));
    }

    private void forgetCounted(long now) {
        while (isOver(counted, now)) {
            long left = counted.removeFirst() + window.toNanos();
            if (counted.size() == limit - 1) {
                roomSince = left;
            }
        }
    }

    private boolean isOver(Deque<Long> log, long now) {
        return !log.isEmpty() && now - log.getFirst() >= window.toNanos();
    }
}
