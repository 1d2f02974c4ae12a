package io.teamleaderhub.refresh;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Spans;
import io.teamleaderhub.platform.Vitals;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Watches every Kafka consumer of this process from its creation on: the framework ends its thread without a word on an
 * {@link Error}, repeats a failure that stays for ever without a pause, and sees no thread that hangs.
 */
@Singleton
final class ConsumerWatch implements BeanCreatedEventListener<Consumer<?, ?>> {
    /** Twice max.poll.interval.ms, after which others have the partitions: a frozen PostgreSQL holds a batch up for less. */
    private static final Duration SILENT_AT_MOST = Duration.ofMinutes(10);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Vitals vitals;
    private final List<WatchedConsumer> watched = new CopyOnWriteArrayList<>();
    private final Signal pause = new Signal();
    private final Loop loop;

    ConsumerWatch(Vitals vitals) {
        this.vitals = vitals;
        this.loop = Loop.start("consumer-watch", LOOK_EVERY, this::look);
    }

    @Override
    public Consumer<?, ?> onCreated(BeanCreatedEvent<Consumer<?, ?>> event) {
        var consumer = new WatchedConsumer(event.getBean(), vitals);
        watched.add(consumer);
        return consumer.proxy();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void look() throws InterruptedException {
        pause.await(LOOK_EVERY);
        if (watched.stream().anyMatch(consumer -> consumer.silentFor().compareTo(SILENT_AT_MOST) > 0)) {
            vitals.cannotGoOn("a Kafka consumer has not polled for " + Spans.text(SILENT_AT_MOST));
        }
    }
}
