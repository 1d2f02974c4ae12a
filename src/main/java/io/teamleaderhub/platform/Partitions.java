package io.teamleaderhub.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Keeps the partitions of the days and months ahead in place. */
@Singleton
@Requires(property = "hub.background", value = "true")
final class Partitions {
    private final PartitionRepository repository;
    private final InstantSource clock;

    Partitions(PartitionRepository repository, InstantSource clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "6h", fixedDelay = "6h")
    void create() {
        repository.create(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
