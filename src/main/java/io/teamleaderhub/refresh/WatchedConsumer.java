package io.teamleaderhub.refresh;

import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Spans;
import io.teamleaderhub.platform.Vitals;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka consumer that says when it cannot go on. A poll that fails as it may heal, such as a right that was taken away, is
 * repeated after a pause, for ten seconds; one that fails otherwise, and a close that nobody asked for, are the end. The
 * framework's loop is then ended as if it were told to stop: any other way, its stop waits for that loop for ever
 * (micronaut-kafka issue 995). A Kafka that is away is no failure: the client's poll waits for it without one.
 */
final class WatchedConsumer implements InvocationHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedConsumer.class);
    private static final Duration HEALS_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** The client's default, 30 s, is what a whole stop may take. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final Vitals vitals;
    private final Signal pause = new Signal();
    private volatile boolean toldToStop;
    private volatile boolean closed;
    private volatile long seen = System.nanoTime();
    private volatile long lastGoodPoll = System.nanoTime();

    WatchedConsumer(Consumer<?, ?> consumer, Vitals vitals) {
        this.consumer = consumer;
        this.vitals = vitals;
    }

    /** What the framework and the listener use. */
    Consumer<?, ?> proxy() {
        return (Consumer<?, ?>)
                Proxy.newProxyInstance(Consumer.class.getClassLoader(), new Class<?>[] {Consumer.class}, this);
    }

    /** How long its thread has neither begun nor ended a poll; zero once it is closed. Does not block. */
    Duration silentFor() {
        return closed ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - seen);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "poll" -> {
                return poll(method, arguments);
            }
            case "wakeup" -> {
                toldToStop = true;
                pause.wake();
            }
            case "close" -> {
                close();
                return null;
            }
            default -> {}
        }
        return call(method, arguments);
    }

    private @Nullable Object poll(Method method, Object @Nullable [] arguments) {
        seen = System.nanoTime();
        try {
            var records = call(method, arguments);
            lastGoodPoll = System.nanoTime();
            return records;
        } catch (WakeupException e) {
            throw e;
        } catch (Throwable e) {
            return failed(e);
        } finally {
            seen = System.nanoTime();
        }
    }

    private ConsumerRecords<?, ?> failed(Throwable failure) {
        if (toldToStop) {
            throw new WakeupException();
        }
        var failing = Duration.ofNanos(System.nanoTime() - lastGoodPoll);
        if (!mayHeal(failure) || failing.compareTo(HEALS_WITHIN) > 0) {
            LOG.error("a Kafka consumer's poll failed", failure);
            vitals.cannotGoOn("a Kafka consumer's poll failed: " + failure);
            throw new WakeupException();
        }
        LOG.warn("a Kafka consumer's poll failed and repeats in {}: {}", Spans.text(PAUSE), failure.toString());
        rest();
        return ConsumerRecords.empty();
    }

    private static boolean mayHeal(Throwable failure) {
        return failure instanceof KafkaException
                && !(failure instanceof InterruptException)
                && !(failure instanceof FencedInstanceIdException)
                && !(failure instanceof SerializationException);
    }

    private void rest() {
        try {
            pause.await(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        closed = true;
        if (!toldToStop) {
            vitals.cannotGoOn("a Kafka consumer was closed, and nobody had told it to stop");
        }
        consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(consumer, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
