package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people filter by is looked up in an index, through the view. */
class ViewIndexesIT {
    private static final UUID ID = new UUID(1, 2);
    private static ViewDatabase database;
    private static Map<String, Fixture> byPartition = Map.of();

    /** An index for a column of a view, as its name says: partition_by_column. */
    private record Index(String name, String view, String column, String operator) {}

    @BeforeAll
    static void fill() throws SQLException {
        database = ViewDatabase.create();
        byPartition = Fixture.andFirstThree()
                .collect(Collectors.toMap(one -> "entity_" + Fixture.column(one.type()), Function.identity()));
        for (Fixture fixture : byPartition.values()) {
            database.execute("""
                    INSERT INTO hub.entity (type, id, data, first_seen_at, changed_at)
                    SELECT '%s', gen_random_uuid(), '{}', now(), now() - n * interval '1 hour'
                    FROM generate_series(1, 4000) n""".formatted(fixture.type()));
            database.add(fixture.type(), Map.of(ID, fixture.document()));
        }
        database.execute("ANALYZE hub.entity");
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void everyIndexServesTheColumnItIsCalledBy() throws SQLException {
        List<Index> indexes = indexes();

        assertThat(indexes).hasSizeGreaterThan(90);
        for (Index index : indexes) {
            String from = "FROM teamleader." + index.view() + " WHERE ";
            String one = index.operator().equals("@>") ? "jsonb_build_array(%s -> 0)" : "%s";
            String value = database.text(
                    "SELECT quote_literal(%s::text) %s id = '%s'".formatted(one.formatted(index.column()), from, ID));
            assertThat(value).as(index.name()).isNotEqualTo("null");
            assertThat(database.plan("SELECT id %s %s %s %s".formatted(from, index.column(), index.operator(), value)))
                    .contains("on hub." + partition(index))
                    .contains(index.name());
        }
    }

    private static List<Index> indexes() throws SQLException {
        return database.rows("""
                        SELECT tablename, indexname, CASE WHEN indexdef LIKE '%USING gin%' THEN '@>' ELSE '=' END AS operator
                        FROM pg_indexes WHERE schemaname = 'hub' AND indexname LIKE tablename || '\\_by\\_%'
                            AND tablename LIKE 'entity\\_%' AND tablename NOT LIKE 'entity\\_change%'
                        """).stream()
                .map(row -> index(
                        String.valueOf(row.get("tablename")),
                        String.valueOf(row.get("indexname")),
                        String.valueOf(row.get("operator"))))
                .toList();
    }

    private static Index index(String partition, String name, String operator) {
        Fixture fixture = Objects.requireNonNull(byPartition.get(partition), partition);
        return new Index(name, fixture.view(), name.substring((partition + "_by_").length()), operator);
    }

    private static String partition(Index index) {
        return index.name().substring(0, index.name().indexOf("_by_"));
    }

    @ParameterizedTest
    @CsvSource({
        "invoice_lines,invoice_id,entity_invoice_pkey",
        "invoice_payments,invoice_id,entity_invoice_pkey",
        "contact_companies,contact_id,entity_contact_pkey",
        "deal_phase_history,deal_id,entity_deal_pkey",
        "companies_custom_fields,company_id,entity_company_pkey",
        "team_members,team_id,entity_team_pkey"
    })
    void whatLiesWithinARecordIsFoundByItsId(String view, String column, String index) throws SQLException {
        assertThat(database.plan("SELECT * FROM teamleader.%s WHERE %s = '%s'".formatted(view, column, ID)))
                .contains(index);
    }

    @Test
    void labelsAreReadOnceAndOnlyIfShown() throws SQLException {
        assertThat(database.plan("SELECT id, full_name FROM teamleader.contacts"))
                .doesNotContain("custom_field_definition", "by_label");
        assertThat(database.plan("SELECT custom_fields_by_label FROM teamleader.contacts"))
                .contains("InitPlan", "by_label")
                .doesNotContain("SubPlan");
    }
}
