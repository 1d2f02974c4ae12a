package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_DATABASE_PASSWORD;
import static io.teamleaderhub.platform.Setting.HUB_DATABASE_POOL;
import static io.teamleaderhub.platform.Setting.HUB_DATABASE_URL;
import static io.teamleaderhub.platform.Setting.HUB_DATABASE_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A PostgreSQL that asks for a password, and a hub that may hold seven connections to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseSettingsIT {
    private static final String POOL = "7";
    private static final int WANTED = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CONNECTIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'teamleader-hub' AND usename = 'marked'";

    private final DatabaseProcess server = DatabaseProcess.start();
    private final TestHub hub = started();

    private TestHub started() {
        try {
            Query.execute(server.access(), "CREATE ROLE marked LOGIN SUPERUSER PASSWORD 'the-right-one'");
            Query.execute(server.access(), "CREATE DATABASE of_the_hub");
            Query.execute(server.access(), """
                    DO $$ BEGIN EXECUTE format('COPY (VALUES (%L), (%L)) TO %L',
                        'host all marked all scram-sha-256', 'host all all all trust', current_setting('hba_file'));
                    END $$""");
            Query.execute(server.access(), "SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = server.access().jdbcUrl().replace("/postgres", "/of_the_hub");
        var access = new DatabaseAccess(url, "marked", "the-right-one");
        return TestHub.start(TestHub.surroundings(access, TestHub.smallCompany()), Map.of("HUB_DATABASE_POOL", POOL));
    }

    @AfterAll
    void close() {
        hub.close();
        server.close();
    }

    @Test
    @Effect({HUB_DATABASE_URL, HUB_DATABASE_USER, HUB_DATABASE_PASSWORD})
    void itWorksInThatDatabaseAsThatUserWithItsPassword() throws Exception {
        assertThat(hub.operator().get("/admin/status").status()).isEqualTo(200);

        assertThat(
                        Query.firstColumn(
                                server.access(),
                                "SELECT DISTINCT concat(usename, '@', datname) FROM pg_stat_activity WHERE application_name = 'teamleader-hub'"))
                .containsExactly("marked@of_the_hub");
    }

    @Test
    @Effect(HUB_DATABASE_POOL)
    void itHoldsSoManyConnectionsAndNoMoreHoweverManyItWants() throws Exception {
        var database = hub.surroundings().database();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor();
                var locking = database.open();
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("LOCK TABLE hub.stale, hub.connection IN ACCESS EXCLUSIVE MODE");
            var answers = IntStream.range(0, WANTED)
                    .mapToObj(n -> requests.submit(() -> hub.operator().get("/admin/status")))
                    .toList();
            await().atMost(PATIENCE).until(this::connections, List.of(POOL)::equals);
            await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(this::connections, List.of(POOL)::equals);
            locking.rollback();
            for (var answer : answers) {
                assertThat(answer.get().status()).isPositive();
            }
        }
    }

    private List<String> connections() throws SQLException {
        return Query.firstColumn(server.access(), CONNECTIONS);
    }
}
