package io.teamleaderhub.webhook;

import io.micronaut.context.annotation.Property;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Readiness: whether the door can store an event, which is whether every partition of the webhooks topic has a broker that
 * answers, or PostgreSQL can be written to. Nothing else takes the door out of service. Does not block.
 */
@Readiness
@Singleton
final class WebhookLogHealth implements HealthIndicator {
    private static final String NAME = "webhookLog";
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final AdminClient kafka;
    private final String topic;
    private final Spill spill;
    private final Breaker breaker;
    private final TopicKeeper keeper;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("door-health-", 1).factory());

    WebhookLogHealth(
            AdminClient kafka,
            @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix,
            Spill spill,
            Breaker breaker,
            TopicKeeper keeper) {
        this.kafka = kafka;
        this.topic = prefix + WebhookTopic.NAME;
        this.spill = spill;
        this.breaker = breaker;
        this.keeper = keeper;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.zip(kafkaProblem(), spillProblem(), this::result);
    }

    private Mono<Optional<String>> kafkaProblem() {
        return Mono.fromCompletionStage(() -> kafka.describeTopics(
                                List.of(topic), new DescribeTopicsOptions().timeoutMs((int) WITHIN.toMillis()))
                        .allTopicNames()
                        .toCompletionStage())
                .map(found -> found.values().stream().allMatch(WebhookLogHealth::complete)
                        ? Optional.<String>empty()
                        : Optional.of("a partition of " + topic + " has no leader"))
                .timeout(WITHIN.plusSeconds(1))
                .onErrorResume(
                        e -> Mono.just(Optional.of("Kafka does not answer for " + topic + ": " + e.getMessage())));
    }

    private Mono<Optional<String>> spillProblem() {
        return Mono.fromCallable(spill::problem)
                .subscribeOn(Schedulers.fromExecutor(threads))
                .timeout(WITHIN)
                .onErrorResume(e -> Mono.just(Optional.of("PostgreSQL does not answer")));
    }

    private static boolean complete(TopicDescription found) {
        return found.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    private HealthResult result(Optional<String> kafkaProblem, Optional<String> spillProblem) {
        var details = new LinkedHashMap<String, Object>();
        details.put("kafka", kafkaProblem.orElse("up"));
        details.put("spill", spillProblem.orElse("up"));
        if (breaker.open()) {
            details.put("problem", "Kafka did not take webhooks in time: they are kept in PostgreSQL until it does");
        }
        if (!keeper.weaknesses().isEmpty()) {
            details.put("topic", keeper.weaknesses());
        }
        boolean storable = kafkaProblem.isEmpty() || spillProblem.isEmpty();
        return HealthResult.builder(NAME, storable ? HealthStatus.UP : HealthStatus.DOWN)
                .details(details)
                .build();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
