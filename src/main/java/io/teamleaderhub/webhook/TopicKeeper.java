package io.teamleaderhub.webhook;

import io.micronaut.context.annotation.Property;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.platform.Signal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees that the topic of webhooks is there before anything is sent to it, however late Kafka comes, and looks every minute
 * whether it is as durable as it should be.
 */
@Singleton
final class TopicKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_ERROR = 300;

    private final AdminClient kafka;
    private final String prefix;
    private final int replication;
    private final CountDownLatch there = new CountDownLatch(1);
    private final Signal pause = new Signal();
    private final Loop loop;
    private volatile List<String> weaknesses = List.of();
    private String saidLast = "";

    TopicKeeper(
            AdminClient kafka,
            @Property(name = "hub.kafka.topic-prefix", defaultValue = "") String prefix,
            @Property(name = "hub.kafka.replication") int replication) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.replication = replication;
        this.loop = Loop.start("webhook-topic", LOOK_AGAIN, this::step);
    }

    /** Waits for the topic to be there, at the most for that time; whether it is. */
    boolean awaitThere(Duration atMost) throws InterruptedException {
        return there.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** What makes the topic less durable than it should be and what to do, as was last seen. Does not block. */
    List<String> weaknesses() {
        return weaknesses;
    }

    private void step() throws InterruptedException {
        pause.await(looked() ? LOOK_EVERY : LOOK_AGAIN);
    }

    private boolean looked() throws InterruptedException {
        try {
            WebhookTopic.create(kafka, prefix, replication, ANSWERED_WITHIN);
            there.countDown();
            weaknesses = WebhookTopic.weaknesses(kafka, prefix, replication, ANSWERED_WITHIN);
            say(String.join(" ", weaknesses));
            return true;
        } catch (TimeoutException | ExecutionException | KafkaException e) {
            var cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            if (!(cause instanceof UnknownTopicOrPartitionException)) { // it was created a moment ago
                say("the topic of webhooks cannot be looked at: " + OneLine.of(cause.toString(), LONGEST_ERROR));
            }
            return false;
        }
    }

    private void say(String trouble) {
        if (!trouble.equals(saidLast) && !trouble.isEmpty()) {
            LOG.warn("{}", trouble);
        }
        saidLast = trouble;
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
