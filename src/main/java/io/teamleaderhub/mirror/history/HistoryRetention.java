package io.teamleaderhub.mirror.history;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.teamleaderhub.platform.Leases;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops history that is over its retention, a month at a time, in one of all processes.
 *
 * <p>It says first from when on history is complete, and drops what lies before an hour later: whoever asks for an instant
 * before that is told so, and never given what a gap makes look right.
 */
@Singleton
@Requires(property = "hub.background", value = "true")
final class HistoryRetention {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRetention.class);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int STRAYS = 50_000;

    private final RetentionRepository repository;
    private final Leases leases;
    private final InstantSource clock;
    private final Duration retention;

    HistoryRetention(
            RetentionRepository repository,
            Leases leases,
            InstantSource clock,
            @Property(name = "hub.history.retention") Duration retention) {
        this.repository = repository;
        this.leases = leases;
        this.clock = clock;
        this.retention = retention;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void keep() {
        if (retention.isZero()) {
            return;
        }
        leases.take("history-retention", LONGEST).ifPresent(lease -> {
            try {
                drop();
                repository.begin(limit());
            } finally {
                leases.release(lease);
            }
        });
    }

    private void drop() {
        for (var month = next(); !month.isEmpty(); month = next()) {
            LOG.info("history of {} is over its retention and was dropped", month.replace("entity_change_", ""));
        }
        repository.dropStrays(STRAYS);
    }

    private String next() {
        return repository.dropMonth().getFirst();
    }

    /** The beginning of the month in which the retention begins: months are dropped whole. */
    private Instant limit() {
        return clock.instant()
                .minus(retention)
                .atZone(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }
}
