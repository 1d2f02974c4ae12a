package io.teamleaderhub.dev.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What happened so far, by name. {@code calls.<path>.<action>} counts API calls that reached a known action,
 * {@code answers.<status>} their answers, {@code tokens.<grant type>} calls of the token endpoint,
 * {@code faults.<kind>} the calls that met a fault, each counted once its answer is fixed. For webhooks, and a
 * delivery being one event to one URL: {@code deliveries.emitted + deliveries.duplicated = deliveries.delivered +
 * deliveries.dropped + deliveries.failed + deliveries.overflowed} once nothing is pending.
 */
public final class Counters {
    public static final String RAISED = "events.raised";
    public static final String EMITTED = "deliveries.emitted";
    public static final String DELIVERED = "deliveries.delivered";
    public static final String RETRIED = "deliveries.retried";
    public static final String DROPPED = "deliveries.dropped";
    public static final String DUPLICATED = "deliveries.duplicated";
    public static final String FAILED = "deliveries.failed";
    public static final String OVERFLOWED = "deliveries.overflowed";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    Counters() {}

    void count(String name) {
        counts.computeIfAbsent(name, first -> new LongAdder()).increment();
    }

    public long get(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** Calls of one action, such as {@code contacts.info}. */
    public long calls(String action) {
        return get("calls." + action);
    }

    public long tokenCalls(String grantType) {
        return get("tokens." + grantType);
    }

    /** Deliveries answered 2xx. */
    public long delivered() {
        return get(DELIVERED);
    }

    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
