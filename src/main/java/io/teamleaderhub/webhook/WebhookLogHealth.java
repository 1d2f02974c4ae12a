package io.teamleaderhub.webhook;

import io.micronaut.context.annotation.Property;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Readiness: whether the door can store an event, which is whether every partition of the webhooks topic has a broker that
 * answers. Nothing else takes the door out of service: PostgreSQL is away without harm to it. Does not block.
 */
@Readiness
@Singleton
final class WebhookLogHealth implements HealthIndicator {
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private final AdminClient kafka;
    private final String topic;

    WebhookLogHealth(AdminClient kafka, @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix) {
        this.kafka = kafka;
        this.topic = prefix + WebhookTopic.NAME;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromCompletionStage(() -> kafka.describeTopics(
                                List.of(topic), new DescribeTopicsOptions().timeoutMs((int) WITHIN.toMillis()))
                        .allTopicNames()
                        .toCompletionStage())
                .map(found -> found.values().stream().allMatch(WebhookLogHealth::complete)
                        ? up()
                        : down("a partition of " + topic + " has no leader"))
                .onErrorResume(e -> Mono.just(down("Kafka does not answer for " + topic + ": " + e.getMessage())));
    }

    private static boolean complete(TopicDescription found) {
        return found.partitions().stream()
                .allMatch(partition ->
                        partition.leader() != null && !partition.leader().isEmpty());
    }

    private static HealthResult up() {
        return HealthResult.builder("webhookLog", HealthStatus.UP).build();
    }

    private static HealthResult down(String problem) {
        return HealthResult.builder("webhookLog", HealthStatus.DOWN)
                .details(Map.of("problem", problem))
                .build();
    }
}
