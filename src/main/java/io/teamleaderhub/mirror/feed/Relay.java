package io.teamleaderhub.mirror.feed;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Leases;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.OneLine;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.Spans;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the feed while this process is elected, else waits to be. A failure ends the term, and the next begins after a pause
 * that doubles up to 5 s, with a page half as large: Kafka or PostgreSQL may be away for as long as they like, and slow.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    /** After something was published more is likely; else this is what a change waits for at the most. */
    private static final Duration BUSY = Duration.ofMillis(10);

    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration FOLLOWER = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int LONGEST_ERROR = 500;
    private static final int LARGEST_PAGE = 4_000;
    private static final int SMALLEST_PAGE = 50;

    private final Leases leases;
    private final FeedStore store;
    private final FeedKafka kafka;
    private final Signal waiting = new Signal();
    private final Loop loop;
    private volatile boolean stopping;
    private @Nullable Term term;
    private Duration pause = FIRST_PAUSE;
    private int page = LARGEST_PAGE;

    Relay(Leases leases, FeedStore store, FeedKafka kafka) {
        this.leases = leases;
        this.store = store;
        this.kafka = kafka;
        this.loop = Loop.start("feed", LONGEST_PAUSE, this::step);
    }

    private void step() throws InterruptedException {
        try {
            waiting.await(work());
            pause = FIRST_PAUSE;
        } catch (InterruptException e) {
            Thread.interrupted(); // Kafka's clients set it, and could not be closed
            end();
            throw new InterruptedException();
        } catch (InterruptedException e) {
            end();
            throw e;
        } catch (RuntimeException | TimeoutException | ExecutionException e) {
            end();
            if (stopping) {
                return;
            }
            if (OvertakenException.is(e)) {
                LOG.info("another process leads the feed");
                waiting.await(FOLLOWER);
                return;
            }
            failed(e);
            page = Math.max(SMALLEST_PAGE, page / 2);
            waiting.await(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /** Does what there is to do, and says how long to wait. */
    private Duration work() throws TimeoutException, ExecutionException, InterruptedException {
        if (term == null) {
            term = elected().orElse(null);
        }
        if (term == null) {
            return FOLLOWER;
        }
        if (!term.work(page)) {
            return IDLE;
        }
        page = Math.min(LARGEST_PAGE, 2 * page);
        return BUSY;
    }

    private Optional<Term> elected() throws TimeoutException, ExecutionException, InterruptedException {
        var lease = leases.take(Term.LEASE, Term.LIFE);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        var elected = Term.begin(leases, lease.get(), store, kafka);
        LOG.info("this process leads the feed");
        return Optional.of(elected);
    }

    private void end() {
        var over = term;
        term = null;
        if (over != null) {
            try {
                over.close();
            } catch (RuntimeException e) {
                LOG.debug("the lease ends by itself", e);
            }
        }
    }

    private void failed(Exception e) {
        var error = OneLine.of(
                FeedException.class == e.getClass() ? String.valueOf(e.getMessage()) : e.toString(), LONGEST_ERROR);
        LOG.warn("the feed waits {} and goes on: {}", Spans.text(pause), error);
        LOG.debug("the feed's failure", e);
        try {
            store.failed(error);
        } catch (RuntimeException away) {
            LOG.debug("the feed's failure could not be noted", away);
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        loop.close();
        end();
    }
}
