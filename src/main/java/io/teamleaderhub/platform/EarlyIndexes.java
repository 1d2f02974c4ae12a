package io.teamleaderhub.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the indexes of history that a migration would otherwise build while those who write wait: one partition after the
 * other, beside them. The migration then takes each as its own, since it equals what it asks for. Source: PostgreSQL
 * documentation, CREATE INDEX, partitioned tables.
 */
final class EarlyIndexes extends BaseCallback {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyIndexes.class);
    /** The last migration before those that runs outside a transaction: in one, no index can be built beside writers. */
    private static final MigrationVersion OUTSIDE_TRANSACTIONS = MigrationVersion.fromVersion("14.10");
    /** The name that the migration gives it, and what it is of. */
    private static final Map<String, String> INDEXES = Map.of(
            "entity_change_by_seq", "(seq)", "entity_change_forgotten", "(type, seq) WHERE operation = 'forget'");

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE && OUTSIDE_TRANSACTIONS.equals(version(context));
    }

    private static @Nullable MigrationVersion version(Context context) {
        return context.getMigrationInfo() == null
                ? null
                : context.getMigrationInfo().getVersion();
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            build(context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException("The indexes of history could not be built: start the hub again", e);
        }
    }

    private static void build(Connection connection) throws SQLException {
        for (var index : INDEXES.entrySet()) {
            for (String partition : partitions(connection)) {
                var name = partition + index.getKey().substring("entity_change".length());
                dropIfBroken(connection, name);
                LOG.debug("building {} beside those who write", name);
                execute(
                        connection,
                        "CREATE INDEX CONCURRENTLY IF NOT EXISTS %s ON hub.%s %s"
                                .formatted(name, partition, index.getValue()));
            }
        }
    }

    private static List<String> partitions(Connection connection) throws SQLException {
        return column(connection, """
                SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = 'hub.entity_change'::regclass ORDER BY c.relname""");
    }

    /** What an attempt that was cut short has left behind. */
    private static void dropIfBroken(Connection connection, String index) throws SQLException {
        var broken = column(connection, """
                SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indexrelid = to_regclass('hub.%s') AND NOT i.indisvalid""".formatted(index));
        if (!broken.isEmpty()) {
            execute(connection, "DROP INDEX CONCURRENTLY hub." + index);
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
