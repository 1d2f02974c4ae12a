package io.teamleaderhub.webhook;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhooks topic: appends what the door accepted and reads back what a consumer got. */
@Singleton
public final class WebhookLog {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);
    private static final Duration LONGEST = Duration.ofMillis(2_500);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final TopicKeeper keeper;

    WebhookLog(
            @KafkaClient("webhooks") Producer<String, byte[]> producer,
            @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix,
            TopicKeeper keeper) {
        this.producer = producer;
        this.keeper = keeper;
        this.topic = prefix + WebhookTopic.NAME;
    }

    /**
     * Appends an event. Blocks, 2.5 s at the most.
     *
     * @return whether it is durable; false means "unknown": it may still arrive
     */
    boolean append(ReceivedEvent event, String accountId, byte[] body) throws InterruptedException {
        return !append(Map.of(event, body), accountId).isEmpty();
    }

    /**
     * Appends events together. Blocks, 4.5 s at the most: 2.5 s, and as long as the last one waits to be sent.
     *
     * @param events the events, each with its body
     * @return those that are durable; of the others it is unknown
     */
    public Set<ReceivedEvent> append(Map<ReceivedEvent, byte[]> events, String accountId) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        if (!keeper.awaitThere(LONGEST)) { // the producer would have the broker create it, as brokers do
            return Set.of();
        }
        var sent = new LinkedHashMap<ReceivedEvent, Future<?>>();
        events.forEach((event, body) -> {
            if (System.nanoTime() < end) {
                send(event, accountId, body).ifPresent(answer -> sent.put(event, answer));
            }
        });
        var durable = new HashSet<ReceivedEvent>();
        for (var event : sent.entrySet()) {
            if (durable(event.getValue(), end)) {
                durable.add(event.getKey());
            }
        }
        return durable;
    }

    private Optional<Future<?>> send(ReceivedEvent event, String accountId, byte[] body) {
        var message = KafkaMessageFactory.<String>createWriter(
                        topic, event.notification().key())
                .writeBinary(event.toCloudEvent(accountId, body));
        try {
            return Optional.of(producer.send(message));
        } catch (KafkaException e) {
            return Optional.empty();
        } catch (IllegalStateException closed) {
            LOG.info("a webhook came while the hub stops: {}", closed.getMessage());
            return Optional.empty();
        }
    }

    private static boolean durable(Future<?> sent, long end) throws InterruptedException {
        try {
            sent.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /**
     * Reads an event back.
     *
     * @throws RuntimeException when the record was not written by the door
     */
    public static ReceivedEvent read(ConsumerRecord<String, byte[]> message) {
        return ReceivedEvent.of(KafkaMessageFactory.createReader(message).toEvent());
    }
}
