package io.teamleaderhub.teamleader.contract;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.connection.Connected;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;

/** Tries suspended types again, now and then and after every consent; each by one process. */
@Context
@Requires(property = "hub.background", value = "true")
final class SuspendedTypes {
    /** So often every process looks what the others have found, for its metrics. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Suspensions suspensions;
    private final TypeStatusRepository repository;
    private final TypeProbe probe;
    private final Connection connection;
    private final Duration every;
    private final Signal consented = new Signal();
    private final Loop loop;
    private volatile boolean atOnce;

    SuspendedTypes(
            Suspensions suspensions,
            TypeStatusRepository repository,
            TypeProbe probe,
            Connection connection,
            @Property(name = "hub.contract.probe") Duration every) {
        this.suspensions = suspensions;
        this.repository = repository;
        this.probe = probe;
        this.connection = connection;
        this.every = every;
        this.loop = Loop.start("suspended-types", Duration.ofSeconds(10), this::step);
    }

    @EventListener
    void onConnected(Connected event) {
        atOnce = true;
        consented.wake();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void probeDue(Duration age) throws InterruptedException {
        for (TypeStatusRow due : repository.takeDue(age.toMillis())) {
            Optional<EntityType> type = EntityType.find(due.type());
            if (type.isPresent()) {
                probe.probe(type.get());
            }
        }
    }

    private void step() throws InterruptedException {
        boolean consent = atOnce;
        atOnce = false;
        try {
            if (!suspensions.list().isEmpty() && connection.usable()) {
                probeDue(consent ? Duration.ZERO : every);
            }
        } catch (RuntimeException e) {
            if (consent) {
                atOnce = true;
            }
            throw e;
        }
        consented.await(every.compareTo(LOOK_EVERY) < 0 ? every : LOOK_EVERY);
    }
}
