package io.teamleaderhub.dev.bench;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.platform.Loop;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Sees contacts' rows change as any client of the database does: a trigger notifies, and PostgreSQL delivers that once the
 * row is committed. A row is told from its predecessor by the last name.
 */
final class RowWatch implements AutoCloseable {
    private static final int LISTEN_MILLIS = 100;

    private final Connection connection;
    private final Loop loop;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();

    RowWatch(DatabaseAccess database) throws SQLException {
        connection = database.open();
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE FUNCTION public.row_watch() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        PERFORM pg_notify('row_watch', NEW.id || ' ' || (NEW.data ->> 'last_name'));
                        RETURN NULL;
                    END $$
                    """);
            statement.execute("""
                    CREATE TRIGGER row_watch AFTER INSERT OR UPDATE OF data ON hub.entity
                    FOR EACH ROW EXECUTE FUNCTION public.row_watch()
                    """);
            statement.execute("LISTEN row_watch");
        }
        loop = Loop.start("row-watch", Duration.ofSeconds(1), this::listen);
    }

    private void listen() throws SQLException {
        var arrived = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        long now = System.nanoTime();
        for (var one : arrived) {
            seen.putIfAbsent(one.getParameter(), now);
        }
    }

    /** When ({@link System#nanoTime}) the contact's row first had that last name; null when it has not yet. */
    @Nullable
    Long seen(String contact, String lastName) {
        return seen.get(contact + " " + lastName);
    }

    @Override
    public void close() throws SQLException {
        loop.close();
        connection.close();
    }
}
