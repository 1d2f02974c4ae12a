package io.teamleaderhub.teamleader.contract;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Shows in health what the API does not keep; always up, since taking the hub away would not mend it. */
@Singleton
final class ContractHealth implements HealthIndicator {
    private final Contract contract;

    ContractHealth(Contract contract) {
        this.contract = contract;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(HealthResult.builder("contract", HealthStatus.UP)
                .details(Map.of("broken", contract.lastKnownBroken()))
                .build());
    }
}
