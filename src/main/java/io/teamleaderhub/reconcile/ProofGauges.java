package io.teamleaderhub.reconcile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.MirroredTypes;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the latest run that listed a type whole proves, as gauges by type: read from the database every 15 s, never by a
 * scrape; NaN before the first run and while the database is away.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class ProofGauges {
    private static final Duration READ_EVERY = Duration.ofSeconds(15);

    private final FindingRepository repository;
    private final Signal pause = new Signal();
    private final Loop loop;
    private volatile Map<String, TypeProof> latest = Map.of();

    ProofGauges(FindingRepository repository, MirroredTypes types, MeterRegistry metrics) {
        this.repository = repository;
        for (EntityType type : types.all()) {
            gauge(
                    metrics,
                    type,
                    "proven.age.seconds",
                    "How old the proof is that lists equal the mirror",
                    proof -> proof.age() == null ? Double.NaN : proof.age());
            gauge(metrics, type, "found", "Differences that the latest whole listing found", TypeProof::found);
            gauge(metrics, type, "missed", "Of these, those that a webhook should have announced", TypeProof::missed);
        }
        this.loop = Loop.start("proof-gauges", READ_EVERY, this::read);
    }

    private void gauge(
            MeterRegistry metrics, EntityType type, String name, String says, ToDoubleFunction<TypeProof> value) {
        Gauge.builder("hub.reconcile." + name, this, gauges -> {
                    @Nullable TypeProof proof = gauges.latest.get(type.singular());
                    return proof == null ? Double.NaN : value.applyAsDouble(proof);
                })
                .description(says)
                .tag("type", type.singular())
                .register(metrics);
    }

    private void read() throws InterruptedException {
        try {
            latest = repository.proofs().stream().collect(Collectors.toMap(TypeProof::type, Function.identity()));
        } catch (RuntimeException e) {
            latest = Map.of();
            throw e;
        }
        pause.await(READ_EVERY);
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
