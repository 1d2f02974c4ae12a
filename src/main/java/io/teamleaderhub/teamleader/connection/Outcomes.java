package io.teamleaderhub.teamleader.connection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts how attempts at renewing ended: metric {@code hub.connection.renewals} by {@code outcome}. Does not block. */
@Singleton
final class Outcomes {
    private final MeterRegistry metrics;

    Outcomes(MeterRegistry metrics) {
        this.metrics = metrics;
        for (Outcome outcome : Outcome.values()) {
            metrics.counter("hub.connection.renewals", "outcome", outcome.label());
        }
    }

    void count(Outcome outcome) {
        metrics.counter("hub.connection.renewals", "outcome", outcome.label()).increment();
    }
}
