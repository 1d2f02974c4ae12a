package io.teamleaderhub.platform;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Liveness;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Liveness: down once this process cannot go on. Does not block. */
@Liveness
@Singleton
final class VitalsHealth implements HealthIndicator {
    private final Vitals vitals;

    VitalsHealth(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(vitals.failure().map(VitalsHealth::down).orElseGet(VitalsHealth::up));
    }

    private static HealthResult up() {
        return HealthResult.builder("vitals", HealthStatus.UP).build();
    }

    private static HealthResult down(String reason) {
        return HealthResult.builder("vitals", HealthStatus.DOWN)
                .details(Map.of("problem", reason))
                .build();
    }
}
