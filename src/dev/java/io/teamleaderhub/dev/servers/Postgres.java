package io.teamleaderhub.dev.servers;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A running PostgreSQL, wherever it runs. */
interface Postgres extends AutoCloseable {
    DatabaseAccess access();

    @Override
    void close();

    /** Creates an empty database; throws {@link IllegalStateException} when the server does not let us. */
    default DatabaseAccess newDatabase() {
        String name = "db_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = access().open();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL did not create the database " + name, e);
        }
        return access().named(name);
    }
}
