package io.teamleaderhub.platform;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/**
 * Runs work in one database transaction (read committed); what the repositories do inside joins it. Any exception rolls
 * back and is thrown on. Blocks.
 */
@Singleton
public final class Transactions {
    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /** Runs the work in a transaction and commits it. */
    public <T> T write(Supplier<T> work) {
        return operations.executeWrite(status -> work.get());
    }
}
