package io.teamleaderhub.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an event durable, in Kafka or else in PostgreSQL, within 2.5 s. Kafka has the first second for itself, unless it is
 * known to be bad; then both may take the event, and whichever is first decides. It may end up in both, which is a duplicate.
 */
@Singleton
final class EitherLog {
    private static final Logger LOG = LoggerFactory.getLogger(EitherLog.class);
    private static final Duration WITHIN = Duration.ofMillis(2_500);
    private static final CompletableFuture<Boolean> NOT_THERE = CompletableFuture.completedFuture(false);

    private final WebhookLog kafka;
    private final Spill spill;
    private final Breaker breaker;
    private final MeterRegistry metrics;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("door-", 1).factory());

    EitherLog(WebhookLog kafka, Spill spill, Breaker breaker, MeterRegistry metrics) {
        this.kafka = kafka;
        this.spill = spill;
        this.breaker = breaker;
        this.metrics = metrics;
    }

    /**
     * Stores an event. Blocks, 2.5 s at the most.
     *
     * @return whether it is durable; false means "unknown": it may still arrive
     */
    boolean store(ReceivedEvent event, String accountId, byte[] body) throws InterruptedException {
        long end = System.nanoTime() + WITHIN.toNanos();
        var way = breaker.next();
        var sent = way == Breaker.Way.SKIP ? NOT_THERE : begin(() -> kafka.append(event, accountId, body));
        var quick = way == Breaker.Way.SKIP ? sent : told(sent);
        if (way == Breaker.Way.WAIT && isTrue(quick)) {
            return stored("kafka");
        }
        var spilled = begin(() -> spill.keep(event, accountId, body));
        if (!isTrue(either(sent, spilled, end))) {
            return false;
        }
        return stored(spilled.getNow(false) ? "spill" : "kafka");
    }

    /** Stores what is no webhook. Blocks and returns as {@link #store}. */
    boolean storeUnreadable(UUID id, String origin, Instant receivedAt, byte[] body) throws InterruptedException {
        return isTrue(begin(() -> spill.keepUnreadable(id, origin, receivedAt, body))
                .completeOnTimeout(false, WITHIN.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Tells the breaker whether it is true in time. */
    private CompletableFuture<Boolean> told(CompletableFuture<Boolean> sent) {
        return sent.copy()
                .completeOnTimeout(false, Breaker.QUICK.toNanos(), TimeUnit.NANOSECONDS)
                .thenApply(quickly -> {
                    breaker.told(quickly);
                    return quickly;
                });
    }

    private boolean stored(String where) {
        metrics.counter("hub.webhook.stored", "log", where).increment();
        return true;
    }

    /** Never fails: what does is not durable. */
    private CompletableFuture<Boolean> begin(Callable<Boolean> work) {
        var done = new CompletableFuture<Boolean>();
        threads.execute(() -> {
            try {
                done.complete(work.call());
            } catch (InterruptedException e) {
                done.complete(false);
            } catch (Exception e) {
                LOG.error("an event could not be stored", e);
                done.complete(false);
            }
        });
        return done;
    }

    /** True as soon as one is, false when neither is by then. */
    private static CompletableFuture<Boolean> either(
            CompletableFuture<Boolean> one, CompletableFuture<Boolean> other, long end) {
        return one.thenCompose(durable -> durable ? one : other)
                .applyToEither(other.thenCompose(durable -> durable ? other : one), Function.identity())
                .completeOnTimeout(false, Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static boolean isTrue(CompletableFuture<Boolean> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
