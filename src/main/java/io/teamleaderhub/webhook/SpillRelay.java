package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the spill to Kafka, by one process at a time and in the order in which the events came: what leaves is what Kafka
 * took up to the first that it did not. While Kafka is known to be bad it is tried with one event.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class SpillRelay {
    private static final Logger LOG = LoggerFactory.getLogger(SpillRelay.class);
    private static final String LEASE = "webhook-spill";
    /** Longer than a batch takes; it ends earlier when it is given back. */
    private static final Duration LIFE = Duration.ofSeconds(15);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** At 64 KiB for each event at the most, a producer's buffer. */
    private static final int BATCH = 200;

    private final Spill spill;
    private final WebhookLog kafka;
    private final Breaker breaker;
    private final Leases leases;
    private final MeterRegistry metrics;
    private final Signal pause = new Signal();
    private final Loop loop;

    SpillRelay(Spill spill, WebhookLog kafka, Breaker breaker, Leases leases, MeterRegistry metrics) {
        this.spill = spill;
        this.kafka = kafka;
        this.breaker = breaker;
        this.leases = leases;
        this.metrics = metrics;
        this.loop = Loop.start("webhook-spill-relay", LOOK_EVERY, this::step);
    }

    private void step() throws InterruptedException {
        if (spill.oldest(1).isEmpty() || !relayed()) {
            pause.await(LOOK_EVERY);
        }
    }

    /** Whether Kafka took any. */
    private boolean relayed() throws InterruptedException {
        var lease = leases.take(LEASE, LIFE);
        if (lease.isEmpty()) {
            return false;
        }
        try {
            int gone = relay(spill.oldest(breaker.open() ? 1 : BATCH));
            if (gone > 0) {
                LOG.info("{} webhooks left the spill for Kafka", gone);
            }
            return gone > 0;
        } finally {
            leases.release(lease.get());
        }
    }

    private int relay(List<SpillRow> rows) throws InterruptedException {
        if (rows.isEmpty()) {
            return 0;
        }
        var account = rows.getFirst().accountId();
        var batch = new LinkedHashMap<ReceivedEvent, byte[]>();
        rows.stream()
                .takeWhile(row -> row.accountId().equals(account))
                .forEach(row -> batch.put(row.event(), row.bytes()));
        long begun = System.nanoTime();
        var durable = kafka.append(batch, account);
        var gone = new ArrayList<ReceivedEvent>();
        for (ReceivedEvent event : batch.keySet()) {
            if (!durable.contains(event)) {
                break;
            }
            gone.add(event);
        }
        breaker.told(!gone.isEmpty() && System.nanoTime() - begun < Breaker.QUICK.toNanos());
        if (!gone.isEmpty()) {
            spill.remove(gone);
            metrics.counter("hub.webhook.relayed").increment(gone.size());
        }
        return gone.size();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
