package io.teamleaderhub.platform;

import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * How the tables are migrated: an index may be built beside those who write, which takes minutes on a large mirror, and a
 * second hub that starts meanwhile waits for it.
 */
@Singleton
@Named("default")
public final class Migrations implements FlywayConfigurationCustomizer {
    /** Bounds a statement, and the wait for another hub's migration. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public String getName() {
        return "default";
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration configuration) {
        // Held in a transaction, as it is by default, the lock is one CREATE INDEX CONCURRENTLY waits for, for ever.
        configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
        configuration.lockRetryCount((int) PATIENCE.toSeconds()); // one try a second
        configuration.callbacks(new LongStatements(), new EarlyIndexes());
    }

    /** The pool's socket timeout is for the hub's work; it is the connection's again when that goes back to the pool. */
    private static final class LongStatements extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            try {
                context.getConnection().setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            } catch (SQLException e) {
                throw new FlywayException("The database connection takes no timeout", e);
            }
        }
    }
}
