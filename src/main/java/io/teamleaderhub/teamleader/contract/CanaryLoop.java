package io.teamleaderhub.teamleader.contract;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.event.annotation.EventListener;
import io.teamleaderhub.platform.Loop;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.teamleader.OtherVersion;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.annotation.PreDestroy;
import java.time.Duration;

/**
 * Looks once after the start, daily, and when an answer came in another version than asked for; one process at a time.
 * Every process looks up now and then what the others have seen.
 */
@Context
@Requires(property = "hub.background", value = "true")
final class CanaryLoop {
    private static final Duration LOOK_UP_EVERY = Duration.ofSeconds(5);
    private static final Duration DAILY = Duration.ofHours(24);
    /** Processes that start together, or see the same odd answer, look once. */
    private static final Duration JUST_LOOKED = Duration.ofMinutes(1);

    private final Contract contract;
    private final ContractRepository repository;
    private final Connection connection;
    private final boolean check;
    private final Signal odd = new Signal();
    private final Loop loop;
    private volatile boolean soon = true;

    CanaryLoop(
            Contract contract,
            ContractRepository repository,
            Connection connection,
            @Property(name = "hub.contract.check") boolean check) {
        this.contract = contract;
        this.repository = repository;
        this.connection = connection;
        this.check = check;
        this.loop = Loop.start("contract-canary", Duration.ofMinutes(1), this::step);
    }

    @EventListener
    void onOtherVersion(OtherVersion event) {
        soon = true;
        odd.wake();
    }

    @PreDestroy
    void stop() {
        loop.close();
    }

    private void step() throws InterruptedException {
        contract.broken();
        if (check && connection.usable() && repository.olderThan((soon ? JUST_LOOKED : DAILY).toMillis())) {
            soon = !contract.look() && soon;
        }
        odd.await(LOOK_UP_EVERY);
    }
}
