package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mirror in use is migrated without anybody waiting for it for a second. */
class MigrationIT {
    private static final int ROWS = Scale.of(20_000, 300_000);
    private static final Duration LIMIT = Duration.ofSeconds(Scale.of(120, 900));
    /** More than this any reader or writer may not wait for a lock: the server then refuses. */
    private static final String IMPATIENT = "SET lock_timeout = '1s'";

    private static final String BUILT = """
            SELECT count(*) FILTER (WHERE indisvalid) || ' of ' || count(*) FROM pg_index
            WHERE indrelid IN ('hub.entity_contact'::regclass, 'hub.entity_company'::regclass, 'hub.entity_deal'::regclass)
            """;
    /** Seventeen and the primary keys. */
    private static final String ALL = "20 of 20";

    private final DatabaseAccess database = Servers.shared().newDatabase();

    @BeforeEach
    void fillTheSchemaBeforeTheViews() throws SQLException {
        // The callback after migrations is written for the newest tables.
        ViewDatabase.migration(database)
                .target("13")
                .skipDefaultCallbacks(true)
                .load()
                .migrate();
        Query.execute(database, """
                INSERT INTO hub.entity (type, id, data, listed_seq, listed_as_of, first_seen_at, changed_at)
                SELECT type, gen_random_uuid(), jsonb_build_object('status', 'active', 'vat_number', 'BE' || n,
                    'updated_at', '2026-01-01T10:00:00+00:00', 'remarks', repeat('x' || n, 50)), 1, now(), now(), now()
                FROM generate_series(1, %d) n CROSS JOIN (VALUES ('contact'), ('company'), ('deal')) AS types (type)
                """.formatted(ROWS));
        Query.execute(database, """
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                SELECT clock_timestamp(), nextval('hub.change_seq'), type, id, 'create', 'reconcile', '{}' FROM hub.entity
                """);
    }

    @Test
    void nobodyWaitsASecond() throws Exception {
        var over = new AtomicBoolean();
        List<Future<Integer>> users = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String type : List.of("contact", "company", "deal")) {
                users.add(use(threads, over, """
                        UPDATE hub.entity SET data = data || '{"touched": true}', changed_at = now()
                        WHERE type = '%1$s' AND id = (SELECT id FROM hub.entity WHERE type = '%1$s' AND id > gen_random_uuid()
                            ORDER BY id LIMIT 1)""".formatted(type)));
            }
            users.add(use(threads, over, """
                    INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                    VALUES (clock_timestamp(), nextval('hub.change_seq'), 'contact', gen_random_uuid(), 'create', 'webhook', '{}')
                    """));
            for (String view : List.of("contacts", "companies", "deals_all")) {
                users.add(use(
                        threads,
                        over,
                        "SELECT count(*) FROM (SELECT * FROM teamleader.%s LIMIT 500) AS few".formatted(view)));
            }
            migrateThen(over);
            for (Future<Integer> user : users) {
                assertThat(user.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isPositive();
            }
        }
        assertThat(Query.firstColumn(database, BUILT)).containsExactly(ALL);
    }

    private void migrateThen(AtomicBoolean over) {
        try {
            ViewDatabase.migration(database).load().migrate();
        } finally {
            over.set(true);
        }
    }

    /** Does it again and again until it is over; returns how often, and fails when a lock was waited for too long. */
    private Future<Integer> use(ExecutorService threads, AtomicBoolean over, String sql) {
        return threads.submit(() -> {
            try (var connection = database.open();
                    var statement = connection.createStatement()) {
                statement.execute(IMPATIENT);
                int times = 0;
                while (!over.get()) {
                    statement.execute(sql);
                    times++;
                }
                return times;
            }
        });
    }

    /** Somebody who reads a view for long holds up the migration, but nobody else. */
    @Test
    void aLongReaderHoldsUpNobodyElse() throws Exception {
        try (var reader = database.open()) {
            reader.setAutoCommit(false);
            run(reader, "SELECT count(*) FROM teamleader.contacts");
            var migrated = CompletableFuture.runAsync(
                    () -> ViewDatabase.migration(database).load().migrate());

            awaitMigrated("14.6");
            try (var other = database.open()) {
                run(other, IMPATIENT);
                for (int i = 0; i < 200; i++) {
                    run(other, "SELECT 1 FROM teamleader.contacts LIMIT 1");
                }
            }
            assertThat(migrated).isNotDone();

            reader.commit();
            migrated.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(Query.firstColumn(database, BUILT)).containsExactly(ALL);
    }

    @Test
    void anIndexThatCouldNotBeBuiltIsBuiltAtTheNextStart() throws Exception {
        try (var writer = database.open()) {
            writer.setAutoCommit(false);
            run(writer, "UPDATE hub.entity SET changed_at = now() WHERE type = 'company'");
            Query.execute(database, "ALTER DATABASE %s SET lock_timeout = '1s'".formatted(name()));

            assertThatThrownBy(() -> ViewDatabase.migration(database).load().migrate())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("14_10");
            writer.commit();
        }
        assertThat(Query.firstColumn(database, BUILT)).doesNotContain(ALL);

        ViewDatabase.migration(database).load().migrate();

        assertThat(Query.firstColumn(database, BUILT)).containsExactly(ALL);
    }

    /** While an index of history is built, which here takes as long as a writer's transaction, the others go on. */
    @Test
    void whoWritesHistoryWaitsForNoIndex() throws Exception {
        String insert = """
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed)
                VALUES (clock_timestamp(), nextval('hub.change_seq'), 'contact', gen_random_uuid(), 'create', 'webhook', '{}')
                """;
        try (var writer = database.open()) {
            writer.setAutoCommit(false);
            run(writer, insert);
            var migrated = CompletableFuture.runAsync(
                    () -> ViewDatabase.migration(database).load().migrate());

            String building = """
                    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                        AND query LIKE 'CREATE INDEX CONCURRENTLY%hub.entity_change%'""";
            await().atMost(LIMIT)
                    .until(() -> !Query.firstColumn(database, building).isEmpty());
            try (var other = database.open()) {
                run(other, IMPATIENT);
                for (int i = 0; i < 200; i++) {
                    run(other, insert);
                }
            }
            assertThat(migrated).isNotDone();

            writer.commit();
            migrated.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(Query.firstColumn(database, """
                SELECT DISTINCT right(c.relname, 7) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                WHERE i.indrelid = 'hub.entity_change_default'::regclass AND c.relname LIKE '%_by_seq' AND i.indisvalid"""))
                .as("the migration took the one that was built")
                .containsExactly("_by_seq");
    }

    @Test
    void twoThatStartTogetherMigrateOnce() throws Exception {
        Callable<Integer> start = () -> ViewDatabase.migration(database).load().migrate().migrationsExecuted;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(start);
            var other = threads.submit(start);

            assertThat(one.get(LIMIT.toSeconds(), TimeUnit.SECONDS) * other.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .as("one of them has done it all")
                    .isZero();
        }
        assertThat(Query.firstColumn(database, BUILT)).containsExactly(ALL);
    }

    private void awaitMigrated(String version) {
        String done = "SELECT version FROM hub.flyway_schema_history WHERE version = '%s'".formatted(version);
        await().atMost(LIMIT).until(() -> !Query.firstColumn(database, done).isEmpty());
    }

    private String name() throws SQLException {
        return Query.firstColumn(database, "SELECT current_database()").getFirst();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
