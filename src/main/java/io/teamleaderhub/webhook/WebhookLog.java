package io.teamleaderhub.webhook;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
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

    WebhookLog(
            @KafkaClient("webhooks") Producer<String, byte[]> producer,
            @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix) {
        this.producer = producer;
        this.topic = prefix + WebhookTopic.NAME;
    }

    /**
     * Appends an event. Blocks, 2.5 s at the most.
     *
     * @return whether it is durable; false means "unknown": it may still arrive
     */
    public boolean append(ReceivedEvent event, String accountId, byte[] body) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        var message = KafkaMessageFactory.<String>createWriter(
                        topic, event.notification().key())
                .writeBinary(event.toCloudEvent(accountId, body));
        try {
            producer.send(message).get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return false;
        } catch (IllegalStateException closed) {
            LOG.info("a webhook came while the hub stops: {}", closed.getMessage());
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
