package io.teamleaderhub.dev.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.teamleaderhub.webhook.WebhookTopic;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The door's producer alone: the same settings, a topic made the same way, so many events in flight. */
final class RawProducer implements AutoCloseable {
    private static final int FLIGHT = 64;

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    RawProducer(String bootstrap, String prefix) {
        this.topic = prefix + WebhookTopic.NAME;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Events a second that are durable. Blocks for that time. */
    double perSecond(Duration time) throws InterruptedException {
        var flight = new Semaphore(FLIGHT);
        var failure = new AtomicReference<Exception>();
        var done = new AtomicInteger();
        long began = System.nanoTime();
        for (int n = 0; System.nanoTime() - began < time.toNanos(); n++) {
            take(flight, 1);
            var id = new UUID(n, n).toString();
            var record = new ProducerRecord<>(
                    topic, "spaceship:" + id, Events.body(id).getBytes(UTF_8));
            var _ = producer.send(record, (metadata, e) -> {
                if (e == null) {
                    done.incrementAndGet();
                } else {
                    failure.set(e);
                }
                flight.release();
            });
        }
        take(flight, FLIGHT);
        double rate = done.get() * 1e9 / (System.nanoTime() - began);
        CheckFailedException.check(failure.get() == null, "the producer failed: " + failure.get());
        return rate;
    }

    private static void take(Semaphore flight, int permits) throws InterruptedException {
        CheckFailedException.check(flight.tryAcquire(permits, 1, TimeUnit.MINUTES), "Kafka does not answer");
    }

    @Override
    public void close() {
        producer.close();
    }
}
