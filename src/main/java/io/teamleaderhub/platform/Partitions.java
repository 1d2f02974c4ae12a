package io.teamleaderhub.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps the partitions of the days and months ahead in place, and drops those of the logs that are over 30 days old. */
@Singleton
@Requires(property = "hub.background", value = "true")
final class Partitions {
    private static final List<String> LOGS = List.of("event_log", "fetch_log");

    private final PartitionRepository repository;
    private final InstantSource clock;

    Partitions(PartitionRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "6h", fixedDelay = "6h")
    void keep() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        repository.create(today);
        LOGS.forEach(log -> repository.dropOld(log, today));
    }
}
