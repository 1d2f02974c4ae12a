package io.teamleaderhub.teamleader.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Counts this process's calls. Thread-safe, does not block. */
@Singleton
public final class CallMetrics {
    private final MeterRegistry metrics;
    private final Map<CallClass, Counter> calls = new EnumMap<>(CallClass.class);
    private final Map<CallClass, Timer> waits = new EnumMap<>(CallClass.class);
    private final Counter refused;

    CallMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (CallClass callClass : CallClass.values()) {
            calls.put(
                    callClass,
                    Counter.builder("hub.teamleader.calls")
                            .description("Calls of the API, by how urgent they were")
                            .tag("class", callClass.label())
                            .register(metrics));
            waits.put(
                    callClass,
                    Timer.builder("hub.teamleader.permit.wait")
                            .description("How long callers waited for a permit of the call budget")
                            .tag("class", callClass.label())
                            .register(metrics));
        }
        this.refused = Counter.builder("hub.teamleader.refused")
                .description("Calls that the API refused because of its limit (429)")
                .register(metrics);
    }

    void called(CallClass callClass) {
        Objects.requireNonNull(calls.get(callClass)).increment();
    }

    void waited(CallClass callClass, Duration time) {
        Objects.requireNonNull(waits.get(callClass)).record(time);
    }

    void refused() {
        refused.increment();
    }

    /**
     * A call ended.
     *
     * @param path the resource, one of the catalogue's
     * @param action what was done with it
     * @param outcome the kind of answer
     */
    public void answered(String path, String action, String outcome) {
        metrics.counter("hub.teamleader.answers", "type", path, "action", action, "outcome", outcome)
                .increment();
    }

    /** Calls since this process started, by class. */
    Map<String, Long> calls() {
        var made = new LinkedHashMap<String, Long>();
        calls.forEach((callClass, counter) -> made.put(callClass.label(), (long) counter.count()));
        return made;
    }

    /** Calls refused since this process started. */
    long refusals() {
        return (long) refused.count();
    }
}
