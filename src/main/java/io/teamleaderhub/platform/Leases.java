package io.teamleaderhub.platform;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Elects one process among all on the same database, for a time: the one way to do it here. Time is the database's.
 * Every method makes one round trip to PostgreSQL and blocks for it.
 */
@Singleton
public final class Leases {
    private final LeaseRepository repository;
    private final Ids ids;
    private final String owner = "pid-" + ProcessHandle.current().pid();

    Leases(LeaseRepository repository, Ids ids) {
        this.repository = repository;
        this.ids = ids;
    }

    /** Takes the lease unless somebody holds it; it ends by itself after {@code life}. */
    public Optional<Lease> take(String name, Duration life) {
        var token = ids.next();
        return repository.take(name, owner, token, life.toMillis()) == 1
                ? Optional.of(new Lease(name, token))
                : Optional.empty();
    }

    /** Prolongs the lease from now on; false when it has ended, so that its work must stop. */
    public boolean prolong(Lease lease, Duration life) {
        return repository.prolong(lease.name(), lease.token(), life.toMillis()) == 1;
    }

    /**
     * Gives the lease back, if it is still held; also when the thread was interrupted, and stays so: a connection used by such a
     * virtual thread is closed, and nobody else could have the lease until it ends.
     */
    public void release(Lease lease) {
        boolean interrupted = Thread.interrupted();
        try {
            repository.release(lease.name(), lease.token());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
