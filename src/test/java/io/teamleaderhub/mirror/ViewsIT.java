package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The views of schema {@code teamleader} show every field of realistic documents under its name and type, live rows
 * apart from deleted ones, and say in comments what they show.
 */
class ViewsIT {
    private static final Set<String> PROOFS =
            Set.of("id", "first_seen_at", "changed_at", "list_as_of", "info_as_of", "data", "custom_fields_by_label");
    private static ViewDatabase database;

    @BeforeAll
    static void migrate() throws SQLException {
        database = ViewDatabase.create();
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"contact,contacts", "company,companies", "deal,deals"})
    void every_document_is_shown_in_typed_columns(String type, String view) throws SQLException {
        Map<UUID, ObjectNode> documents = byId(ViewDatabase.documents(view));
        database.add(type, documents);
        ViewColumns columns = ViewColumns.of(view);

        for (var row : database.rows("SELECT * FROM teamleader." + view)) {
            ObjectNode document = documents.remove(row.get("id"));
            if (document != null) {
                assertThat(row).containsEntry("data", document);
                row.keySet().removeAll(PROOFS);
                assertThat(row).isEqualTo(columns.expected(document));
            }
        }
        assertThat(documents).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"contact,contacts", "company,companies", "deal,deals"})
    void a_deleted_row_is_only_in_all(String type, String view) throws SQLException {
        UUID id = new UUID(1, 2);
        database.add(type, Map.of(id, ViewDatabase.read("{\"status\":\"won\"}")));
        String where = " WHERE id = '" + id + "'";
        assertThat(database.rows("SELECT * FROM teamleader." + view + where)).hasSize(1);

        database.execute("UPDATE hub.entity SET deleted_at = '2026-03-03 00:00+00'" + where);

        assertThat(database.rows("SELECT * FROM teamleader." + view + where)).isEmpty();
        assertThat(database.rows("SELECT * FROM teamleader." + view + "_all" + where))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("status", "won")
                        .containsEntry("first_seen_at", Instant.parse("2026-01-01T00:00:00Z"))
                        .containsEntry("changed_at", Instant.parse("2026-02-01T00:00:00Z"))
                        .containsEntry("list_as_of", Instant.parse("2026-03-01T00:00:00Z"))
                        .containsEntry("info_as_of", Instant.parse("2026-03-02T00:00:00Z"))
                        .containsEntry("deleted_at", Instant.parse("2026-03-03T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({"1,2,new", "2,1,old", "NULL,1,new", "1,NULL,old"})
    void the_primary_address_is_the_one_asked_for_last(String listed, String info, String city) throws SQLException {
        UUID id = UUID.randomUUID();
        database.add("contact", Map.of(id, ViewDatabase.read("""
                        {"primary_address": {"city": "old"},
                         "addresses": [{"type": "invoicing", "address": {"city": "other"}},
                                       {"type": "primary", "address": {"city": "new"}}]}
                        """)));
        database.execute(
                "UPDATE hub.entity SET listed_seq = %s, info_seq = %s WHERE id = '%s'".formatted(listed, info, id));

        assertThat(column("primary_address_city", "contacts", id)).isEqualTo(city);
    }

    @Test
    void a_primary_address_removed_since_the_list_is_not_shown() throws SQLException {
        UUID id = UUID.randomUUID();
        database.add("company", Map.of(id, ViewDatabase.read("""
                        {"primary_address": {"city": "Gent"}, "addresses": []}
                        """)));

        assertThat(column("primary_address_city", "companies", id)).isNull();
    }

    @Test
    void a_list_row_alone_has_a_primary_address() throws SQLException {
        UUID id = UUID.randomUUID();
        database.add("company", Map.of(id, ViewDatabase.read("{\"primary_address\": {\"city\": \"Gent\"}}")));

        assertThat(column("primary_address_city", "companies", id)).isEqualTo("Gent");
    }

    @Test
    void a_mobile_number_stands_in_for_a_missing_phone() throws SQLException {
        UUID id = UUID.randomUUID();
        database.add("contact", Map.of(id, ViewDatabase.read("""
                        {"telephones": [{"type": "fax", "number": "1"}, {"type": "mobile", "number": "2"},
                                        {"type": "phone", "number": ""}]}
                        """)));

        assertThat(column("primary_phone", "contacts", id)).isEqualTo("2");
    }

    @Test
    void every_view_and_column_has_a_comment() throws SQLException {
        var described = database.rows("""
                SELECT c.relname || coalesce('.' || a.attname, '') AS name, coalesce(d.description, '') AS description
                FROM pg_class c
                CROSS JOIN LATERAL (
                    SELECT 0 AS attnum, NULL AS attname
                    UNION ALL SELECT attnum, attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) a
                LEFT JOIN pg_description d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass
                    AND d.objsubid = a.attnum
                WHERE c.relnamespace = 'teamleader'::regnamespace AND c.relkind = 'v'
                """);

        assertThat(described).hasSizeGreaterThan(2000).noneMatch(row -> "".equals(row.get("description")));
    }

    @Test
    void who_may_read_the_views_needs_no_other_right() throws SQLException {
        database.add("contact", Map.of(UUID.randomUUID(), ViewDatabase.read("""
                        {"birthdate": "2000-02-29", "added_at": "2026-01-01T00:00:00Z", "tags": ["vip"]}
                        """)));

        assertThat(database.rolledBack("""
                CREATE ROLE views_reader;
                GRANT USAGE ON SCHEMA teamleader TO views_reader;
                GRANT SELECT ON ALL TABLES IN SCHEMA teamleader TO views_reader;
                GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA teamleader TO views_reader;
                SET LOCAL ROLE views_reader;
                """, """
                SELECT c.id, teamleader.as_of('contact', c.id, now()) AS then
                FROM teamleader.contacts_all c JOIN teamleader.all_as_of('contact', now()) a ON a.id = c.id
                """)).isNotEmpty();
    }

    private static @Nullable Object column(String column, String view, UUID id) throws SQLException {
        return database.rows("SELECT %s FROM teamleader.%s WHERE id = '%s'".formatted(column, view, id))
                .getFirst()
                .get(column);
    }

    private static Map<UUID, ObjectNode> byId(List<ObjectNode> documents) {
        var byId = new LinkedHashMap<UUID, ObjectNode>();
        documents.forEach(
                document -> byId.put(UUID.fromString(document.path("id").textValue()), document));
        return byId;
    }
}
