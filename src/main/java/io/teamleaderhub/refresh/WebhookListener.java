package io.teamleaderhub.refresh;

import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.OffsetReset;
import io.micronaut.configuration.kafka.annotation.OffsetStrategy;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.webhook.WebhookTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks the keys of webhooks stale, then commits their offsets: never the other way round, and never by the framework,
 * whose error strategies skip records. Nothing is thrown out of here: while the database is away, each partition is set
 * back to its first record of the batch and the batch comes again.
 */
@KafkaListener(
        groupId = "${hub.kafka.topic-prefix:}teamleader-hub-refresh",
        clientId = "teamleader-hub-refresh",
        batch = true,
        offsetReset = OffsetReset.EARLIEST,
        offsetStrategy = OffsetStrategy.DISABLED,
        properties = {
            @Property(name = "max.poll.records", value = "1000"),
            @Property(name = "fetch.max.wait.ms", value = "250"),
            // Started without Kafka, it waits for the topic that the hub creates, as it should be.
            @Property(name = "allow.auto.create.topics", value = "false"),
            // A killed process holds the group up this long, twice when it led a rebalance; the default is 45 s.
            @Property(name = "session.timeout.ms", value = "10000")
        })
@Requires(property = "hub.background", value = "true")
final class WebhookListener {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookListener.class);
    private static final Duration COMMIT_WITHIN = Duration.ofSeconds(5);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final Intake intake;
    private final Signal pause = new Signal();

    WebhookListener(Intake intake) {
        this.intake = intake;
    }

    @Topic("${hub.kafka.topic-prefix:}" + WebhookTopic.NAME)
    void receive(List<ConsumerRecord<String, byte[]>> batch, Consumer<?, ?> consumer) {
        try {
            intake.take(batch);
            commit(batch, consumer);
        } catch (Throwable e) {
            LOG.warn("{} webhooks were not taken in and come again: {}", batch.size(), e.toString());
            setBack(batch, consumer);
            rest();
        }
    }

    /** A failure here only means that the batch may come again; its effect is committed. */
    static void commit(List<ConsumerRecord<String, byte[]>> batch, Consumer<?, ?> consumer) {
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        batch.forEach(message -> next.put(partition(message), new OffsetAndMetadata(message.offset() + 1)));
        try {
            consumer.commitSync(next, COMMIT_WITHIN);
        } catch (WakeupException e) {
            consumer.wakeup(); // told to stop: the framework ends the consumer only when its own poll is woken
        } catch (KafkaException e) {
            LOG.info("offsets not committed, the batch may come again: {}", e.toString());
        }
    }

    private static void setBack(List<ConsumerRecord<String, byte[]>> batch, Consumer<?, ?> consumer) {
        Map<TopicPartition, Long> first = new HashMap<>();
        batch.forEach(message -> first.merge(partition(message), message.offset(), Math::min));
        first.forEach((partition, offset) -> {
            try {
                consumer.seek(partition, offset);
            } catch (KafkaException | IllegalStateException e) {
                LOG.info("{} is another process's now: {}", partition, e.toString());
            }
        });
    }

    private void rest() {
        try {
            pause.await(BACK_OFF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }
}
