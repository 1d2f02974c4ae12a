package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.support.Query;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The role teamleader_reader reads every view, and nothing of schema hub. */
class ReaderRoleIT {
    private static final String AS_READER = "SET LOCAL ROLE teamleader_reader";

    @Test
    void theRoleReadsEveryViewAndNothingElse() throws SQLException {
        try (var database = ViewDatabase.create()) {
            for (Fixture fixture : Fixture.all().toList()) {
                database.execute("""
                        INSERT INTO hub.entity (type, id, data, first_seen_at, changed_at)
                        VALUES ('%s', gen_random_uuid(), $json$%s$json$, now(), now())
                        """.formatted(fixture.type(), fixture.document()));
            }
            for (String view : database.views()) {
                assertThat(database.rolledBack(AS_READER, "SELECT count(v) FROM teamleader.%s v".formatted(view)))
                        .hasSize(1);
            }
            assertThat(database.rolledBack(AS_READER, """
                    SELECT a.id, teamleader.as_of('invoice', a.id, now()) FROM teamleader.all_as_of('invoice', now()) a
                    """)).hasSize(1);

            assertThatThrownBy(() -> database.rolledBack(AS_READER, "SELECT * FROM hub.entity"))
                    .hasMessageContaining("permission denied for schema hub");
            assertThat(database.rows("""
                    SELECT relname FROM pg_class WHERE relnamespace = 'hub'::regnamespace AND relkind IN ('r', 'p', 'v')
                        AND has_table_privilege('teamleader_reader', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                    """)).isEmpty();
            assertThat(database.rolledBack(
                            "CREATE VIEW teamleader.later AS SELECT 1; " + AS_READER, "SELECT * FROM teamleader.later"))
                    .hasSize(1);
        }
    }

    /** Roles belong to a server, so this needs one that no other test has migrated on. */
    @Test
    void whereTheHubMayNotCreateRolesAnAdministratorDoes() throws SQLException {
        try (var servers = Servers.start()) {
            DatabaseAccess administrator = servers.newDatabase();
            Query.execute(administrator, "CREATE ROLE plain LOGIN PASSWORD 'plain'");
            var name = Query.firstColumn(administrator, "SELECT current_database()")
                    .getFirst();
            Query.execute(administrator, "ALTER DATABASE %s OWNER TO plain".formatted(name));
            var hub = new DatabaseAccess(administrator.jdbcUrl(), "plain", "plain");

            ViewDatabase.migration(hub).load().migrate();

            assertThat(Query.firstColumn(hub, "SELECT to_regrole('teamleader_reader')"))
                    .containsExactly("null");

            Query.execute(administrator, "CREATE ROLE teamleader_reader NOLOGIN");
            ViewDatabase.migration(hub).load().migrate();

            assertThat(Query.firstColumn(
                            administrator,
                            "SELECT has_table_privilege('teamleader_reader', 'teamleader.invoices', 'SELECT')"))
                    .containsExactly("t");
        }
    }
}
