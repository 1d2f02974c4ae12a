package io.teamleaderhub.dev.servers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseProcessIT {
    private static DatabaseProcess database;

    @BeforeAll
    static void start() {
        database = DatabaseProcess.start();
    }

    @AfterAll
    static void close() {
        database.close();
        assertThat(database.isAlive()).isFalse();
        assertThat(database.folder()).doesNotExist();
    }

    @Test
    void acknowledgesWhatIsOnDisk() throws SQLException {
        try (Connection connection = database.access().open()) {
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aCommittedRowOutlivesAKillAndAnOpenTransactionDoesNot() throws SQLException {
        DatabaseAccess access = database.newDatabase();
        try (Connection committed = access.open();
                Connection open = access.open()) {
            committed.createStatement().execute("CREATE TABLE t (id int)");
            committed.createStatement().execute("INSERT INTO t VALUES (1)");
            open.setAutoCommit(false);
            open.createStatement().execute("INSERT INTO t VALUES (2)");

            database.kill();
            assertThatThrownBy(() -> ask(committed, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        database.restart();

        try (Connection connection = access.open()) {
            assertThat(ask(connection, "SELECT string_agg(id::text, ',') FROM t"))
                    .isEqualTo("1");
        }
    }

    @Test
    void aFrozenDatabaseIsSilentOnOldAndNewConnectionsUntilItThaws() throws Exception {
        DatabaseAccess access = database.access();
        try (Connection connection = access.open()) {
            database.freeze();
            var answer = CompletableFuture.supplyAsync(() -> asked(connection));
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    access.jdbcUrl() + "?loginTimeout=1", access.user(), access.password())
                            .close())
                    .isInstanceOf(SQLException.class);
            assertThat(answer).isNotDone();

            database.thaw();
            assertThat(answer.get(10, SECONDS)).isEqualTo("1");
        }
    }

    @Test
    void stopsInGoodOrderWhoeverIsConnected() throws SQLException {
        try (Connection connection = database.access().open()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(database.stop(Duration.ofSeconds(10))).isZero();
        } finally {
            database.restart();
        }
    }

    private static String asked(Connection connection) {
        try {
            return ask(connection, "SELECT 1");
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
