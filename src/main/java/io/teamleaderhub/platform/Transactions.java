package io.teamleaderhub.platform;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in one database transaction (read committed); what the repositories do inside joins it. Any exception rolls
 * back and is thrown on. Blocks.
 */
@Singleton
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 3;

    private final TransactionOperations<Connection> operations;

    Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    /** Runs the work in a transaction and commits it. */
    public <T> T write(Supplier<T> work) {
        return Loop.uninterrupted(() -> operations.executeWrite(status -> work.get()));
    }

    /**
     * Lets the transaction under way commit without waiting for the disk: for what may be lost when PostgreSQL itself dies,
     * and is then done again or not missed. Source: PostgreSQL documentation, 28.4, asynchronous commit.
     *
     * @throws RuntimeException when there is no transaction
     */
    public void mayBeLost() {
        try (var statement = operations.getConnection().createStatement()) {
            statement.execute("SET LOCAL synchronous_commit = off");
        } catch (SQLException e) {
            throw new DataAccessException("a commit could not be made quick", e);
        }
    }

    /** As {@link #write}, and again after a deadlock or a serialisation failure, three times in all. */
    public <T> T writeAgain(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write(work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || SqlFailure.of(e) != SqlFailure.CONFLICT) {
                    throw e;
                }
                LOG.debug("repeating a transaction after a conflict", e);
            }
        }
    }
}
