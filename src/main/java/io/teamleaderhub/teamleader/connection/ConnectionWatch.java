package io.teamleaderhub.teamleader.connection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.platform.SqlFailure;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the connection every 5 s: renews the token also when nobody calls, keeps the gauges, and says in the log what an
 * operator has to do: once as an error, then as a warning every hour.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration REPEAT = Duration.ofHours(1);
    private static final String NOT_CONNECTED = "not_connected";

    private final Connection connection;
    private final InstantSource clock;
    private final Signal rest = new Signal();
    private final Loop loop;
    private volatile boolean usable;
    private volatile long generation;
    private String state = ConnectionRow.CONNECTED;
    private Instant saidAt = Instant.MIN;

    ConnectionWatch(Connection connection, MeterRegistry metrics, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
        Gauge.builder("hub.connection.up", this, watch -> watch.usable ? 1 : 0)
                .description("1 while there is a token to call Teamleader with")
                .register(metrics);
        Gauge.builder("hub.connection.generation", this, watch -> watch.generation)
                .description("Counts renewals and consents")
                .register(metrics);
        Gauge.builder("hub.connection.token.seconds.left", this, ConnectionWatch::secondsLeft)
                .description("Seconds until the access token in this process ends; 0 when there is none")
                .register(metrics);
        this.loop = Loop.start("connection-watch", EVERY, this::step);
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private double secondsLeft() {
        return connection
                .tokenEndsAt()
                .map(end -> Duration.between(clock.instant(), end).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private void step() throws InterruptedException {
        usable = connection.usable();
        try {
            var found = connection.state();
            generation = found.map(ConnectionState::generation).orElse(0L);
            report(
                    found.map(ConnectionState::state).orElse(NOT_CONNECTED),
                    found.map(ConnectionState::problem).orElse(ConnectionState.NEVER_CONNECTED));
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            LOG.debug("the connection's state cannot be read: {}", e.toString());
        }
        rest.await(EVERY);
    }

    private void report(String now, String problem) {
        boolean connected = now.equals(ConnectionRow.CONNECTED);
        if (!now.equals(state) && connected) {
            LOG.info("connected to Teamleader, generation {}", generation);
        } else if (!now.equals(state) && !now.equals(NOT_CONNECTED)) {
            saidAt = clock.instant();
            LOG.error("{}", problem);
        } else if (!(connected && usable) && clock.instant().isAfter(saidAt.plus(REPEAT))) {
            saidAt = clock.instant();
            LOG.warn("{}", connected ? connection.lastProblem() : problem);
        }
        state = now;
    }
}
