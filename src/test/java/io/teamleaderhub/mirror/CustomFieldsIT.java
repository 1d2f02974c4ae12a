package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custom fields are read by what people call them, and none is lost over it. */
class CustomFieldsIT {
    private static final UUID CONTACT = new UUID(1, 2);
    private static final UUID FIRST = UUID.fromString("aaaaaaaa-0000-0000-0000-000000000001");
    private static final UUID SECOND = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000002");
    private static final UUID THIRD = UUID.fromString("bbbbbbbb-0000-0000-0000-000000000003");

    private ViewDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = ViewDatabase.create();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void valuesAreFoundByLabel() throws SQLException {
        define(FIRST, "contact", "Region", "single_line");
        define(SECOND, "company", "Region", "single_line");
        define(THIRD, "contact", "Since", "date");
        contact(field(FIRST, "\"North\""), field(THIRD, "\"2024-02-29\""), field(new UUID(7, 7), "null"));

        assertThat(byLabel()).isEqualTo(ViewDatabase.read("""
                {"Region": "North", "Since": "2024-02-29", "00000000-0000-0007-0000-000000000007": null}
                """));
        database.execute("UPDATE hub.entity SET type = 'company' WHERE id = '%s'".formatted(CONTACT));
        assertThat(column("custom_fields_by_label ->> 'Region'", "companies")).isEqualTo("North");
    }

    @Test
    void ofSeveralLabelsAlikeNoneIsLost() throws SQLException {
        define(FIRST, "contact", "Region", "single_line");
        define(SECOND, "contact", "Region", "single_line");
        define(THIRD, "contact", "Region", "single_line");
        database.execute("UPDATE hub.entity SET first_seen_at = '2025-01-01' WHERE id = '%s'".formatted(SECOND));
        contact(field(FIRST, "1"), field(SECOND, "2"), field(THIRD, "3"), field(FIRST, "4"));

        assertThat(byLabel()).isEqualTo(ViewDatabase.read("""
                {"Region": 2, "Region (aaaaaaaa)": 1, "Region (aaaaaaaa) (2)": 4,
                 "Region (bbbbbbbb-0000-0000-0000-000000000003)": 3}
                """));
        assertThat(database.rows("SELECT label, unique_label FROM teamleader.contacts_custom_fields ORDER BY position"))
                .extracting(row -> row.get("label"), row -> row.get("unique_label"))
                .containsExactly(
                        tuple("Region", "Region (aaaaaaaa)"),
                        tuple("Region", "Region"),
                        tuple("Region", "Region (bbbbbbbb-0000-0000-0000-000000000003)"),
                        tuple("Region", "Region (aaaaaaaa)"));
    }

    @Test
    void aDeletedDefinitionGivesItsLabelUp() throws SQLException {
        define(FIRST, "contact", "Region", "single_line");
        define(SECOND, "contact", "Region", "single_line");
        database.execute("UPDATE hub.entity SET deleted_at = now() WHERE id = '%s'".formatted(FIRST));
        contact(field(FIRST, "1"), field(SECOND, "2"));

        assertThat(byLabel()).isEqualTo(ViewDatabase.read("{\"Region\": 2, \"Region (aaaaaaaa)\": 1}"));
    }

    @Test
    void aFieldIsARowWithItsValueInTypes() throws SQLException {
        define(FIRST, "contact", "Anything", "single_line");
        contact(
                field(FIRST, "\"2024-02-29\""),
                field(FIRST, "12.5"),
                field(FIRST, "true"),
                field(FIRST, "[\"red\", \"blue\"]"),
                field(FIRST, "{\"type\": \"product\", \"id\": \"%s\"}".formatted(SECOND)));

        var rows = database.rows("""
                SELECT type, context, value_text, value_numeric, value_date, value_boolean, value_texts, value_type, value_id
                FROM teamleader.contacts_custom_fields WHERE contact_id = '%s' ORDER BY position
                """.formatted(CONTACT));

        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("type", "single_line"));
        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("context", "contact"));
        assertThat(rows.get(0)).containsEntry("value_text", "2024-02-29");
        assertThat(rows.get(0)).containsEntry("value_date", LocalDate.of(2024, 2, 29));
        assertThat(rows.get(1)).containsEntry("value_text", "12.5").containsEntry("value_numeric", number("12.5"));
        assertThat(rows.get(2)).containsEntry("value_text", "true").containsEntry("value_boolean", true);
        assertThat(rows.get(3)).containsEntry("value_text", null).containsEntry("value_texts", List.of("red", "blue"));
        assertThat(rows.get(4)).containsEntry("value_type", "product").containsEntry("value_id", SECOND);
    }

    private void define(UUID id, String context, String label, String type) throws SQLException {
        database.add("customFieldDefinition", Map.of(id, ViewDatabase.read("""
                {"context": "%s", "label": "%s", "type": "%s"}""".formatted(context, label, type))));
    }

    private void contact(String... fields) throws SQLException {
        database.add(
                "contact",
                Map.of(CONTACT, ViewDatabase.read("{\"custom_fields\": [%s]}".formatted(String.join(",", fields)))));
    }

    private static String field(UUID definition, String value) {
        return "{\"definition\": {\"type\": \"customFieldDefinition\", \"id\": \"%s\"}, \"value\": %s}"
                .formatted(definition, value);
    }

    private @Nullable Object byLabel() throws SQLException {
        return column("custom_fields_by_label", "contacts");
    }

    private @Nullable Object column(String expression, String view) throws SQLException {
        return database.rows("SELECT %s AS shown FROM teamleader.%s".formatted(expression, view))
                .getFirst()
                .get("shown");
    }

    private static Object number(String text) {
        JsonNode number = ViewDatabase.read(text);
        return ViewDatabase.plain(number.decimalValue());
    }
}
