package io.teamleaderhub.teamleader.connection;

import io.micronaut.context.BeanProvider;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.scheduling.TaskExecutors;
import io.teamleaderhub.platform.SqlFailure;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The connection's part of {@code /health}. Its status is UP or, when an operator has to do something, ATTENTION, which does
 * not take the hub out of service: webhooks are taken in and wait.
 */
@Singleton
final class ConnectionHealth implements HealthIndicator {
    static final HealthStatus ATTENTION =
            new HealthStatus("ATTENTION", "in service, but an operator has to do something", true, 500);
    /** A link works for 10 minutes; health is asked for often, and each link is a row. */
    private static final Duration SAME_LINK = Duration.ofMinutes(4);
    /** A PostgreSQL that froze does not hold the answer up: who asks for readiness does not wait long. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Connection connection;
    private final BeanProvider<Consent> consent;
    private final ExecutorService blocking;
    private final InstantSource clock;
    private String link = "";
    private Instant linkMadeAt = Instant.MIN;

    ConnectionHealth(
            Connection connection,
            BeanProvider<Consent> consent,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
            InstantSource clock) {
        this.connection = connection;
        this.consent = consent;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromFuture(() -> CompletableFuture.supplyAsync(this::look, blocking)
                .completeOnTimeout(unknown(), LONGEST.toMillis(), TimeUnit.MILLISECONDS));
    }

    private HealthResult look() {
        try {
            return result(connection.state());
        } catch (RuntimeException e) {
            if (SqlFailure.of(e) == SqlFailure.NONE) {
                throw e;
            }
            return unknown();
        }
    }

    private HealthResult unknown() {
        var details = new LinkedHashMap<String, Object>();
        details.put("problem", "PostgreSQL cannot be used: the connection's state is not known");
        connection.tokenEndsAt().ifPresent(end -> details.put("tokenExpiresAt", end.toString()));
        return health(HealthStatus.UNKNOWN, details);
    }

    private HealthResult result(Optional<ConnectionState> found) {
        var details = new LinkedHashMap<String, Object>();
        details.put("state", found.map(ConnectionState::state).orElse("not_connected"));
        found.ifPresent(state -> {
            details.put("account", state.accountId());
            details.put("generation", state.generation());
            details.put("tokenExpiresAt", state.tokenExpiresAt().toString());
        });
        var problem = found.map(ConnectionState::problem).orElse(ConnectionState.NEVER_CONNECTED);
        if (!problem.isEmpty()) {
            details.put("problem", problem);
        }
        if (found.filter(ConnectionState::connected).isPresent()) {
            return health(connection.tokenEndsAt().isPresent() ? HealthStatus.UP : waiting(problem), details);
        }
        details.put("consentLink", consentLink());
        return health(ATTENTION, details);
    }

    private static HealthStatus waiting(String problem) {
        return problem.isEmpty() ? HealthStatus.UP : ATTENTION;
    }

    private synchronized String consentLink() {
        var now = clock.instant();
        if (!now.isBefore(linkMadeAt.plus(SAME_LINK))) {
            link = consent.get().link().url();
            linkMadeAt = now;
        }
        return link;
    }

    private static HealthResult health(HealthStatus status, Map<String, Object> details) {
        return HealthResult.builder("connection", status).details(details).build();
    }
}
