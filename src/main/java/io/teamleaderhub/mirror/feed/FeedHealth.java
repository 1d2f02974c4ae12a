package io.teamleaderhub.mirror.feed;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Shows in health how far the feed is behind; always up, since taking the hub away would not mend it.
 * Does not block.
 */
@Singleton
@Requires(beans = FeedGauges.class)
final class FeedHealth implements HealthIndicator {
    private final FeedGauges gauges;

    FeedHealth(FeedGauges gauges) {
        this.gauges = gauges;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Publishers.just(gauges.lately().map(FeedHealth::shown).orElseGet(FeedHealth::unknown));
    }

    private static HealthResult unknown() {
        return HealthResult.builder("feed", HealthStatus.UP)
                .details(Map.of("problem", "the feed's state is not known yet, or PostgreSQL cannot be used"))
                .build();
    }

    private static HealthResult shown(FeedState state) {
        var details = new LinkedHashMap<String, Object>();
        details.put("position", state.position());
        details.put("lagChanges", state.lagChanges());
        details.put("lagSeconds", state.lagSeconds());
        details.put("leader", state.leader() == null ? "none" : state.leader());
        if (state.lastErrorAt() != null
                && state.lagChanges() > 0
                && state.lastErrorAt().isAfter(state.movedAt())) {
            details.put("problem", String.valueOf(state.lastError()));
        }
        return HealthResult.builder("feed", HealthStatus.UP).details(details).build();
    }
}
