package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The view of every type shows its whole document, each column what the document has under the column's name. */
class TypeViewsIT {
    private static final Set<String> OF_THE_MIRROR =
            Set.of("id", "first_seen_at", "changed_at", "list_as_of", "info_as_of", "data", "custom_fields_by_label");
    private static final UUID ID = new UUID(1, 2);
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
    @MethodSource("io.teamleaderhub.mirror.Fixture#all")
    void aColumnShowsWhatTheDocumentHasUnderItsName(Fixture fixture) throws SQLException {
        database.execute("DELETE FROM hub.entity");
        database.add(fixture.type(), Map.of(ID, fixture.document()));

        var row = database.rows("SELECT * FROM teamleader." + fixture.view()).getFirst();

        assertThat(row).containsEntry("id", ID).containsEntry("data", fixture.document());
        row.keySet().removeAll(OF_THE_MIRROR);
        row.forEach(
                (column, value) -> assertThat(value).as(column).isEqualTo(like(value, column, fixture.shown(column))));
        fixture.document().fieldNames().forEachRemaining(key -> assertShown(key, row.keySet()));
    }

    private static @Nullable Object like(@Nullable Object value, String column, JsonNode shown) {
        assertThat(shown.isMissingNode()).as("nothing to show as " + column).isFalse();
        return switch (value) {
            case null -> shown.isNull() ? null : shown;
            case UUID id -> UUID.fromString(shown.textValue());
            case Instant instant -> OffsetDateTime.parse(shown.textValue()).toInstant();
            case LocalDate date -> LocalDate.parse(shown.textValue());
            case BigDecimal number -> ViewDatabase.plain(shown.decimalValue());
            case Boolean flag -> shown.booleanValue();
            case List<?> texts ->
                StreamSupport.stream(shown.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList();
            case String text -> shown.textValue();
            default -> shown;
        };
    }

    private static void assertShown(String key, Set<String> columns) {
        String name = Fixture.column(key);
        if (!key.equals("id") && !key.equals("message_id")) {
            assertThat(columns).as(key).anyMatch(column -> column.equals(name) || column.startsWith(name + "_"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.teamleaderhub.mirror.Fixture#all")
    void aDeletedRowIsOnlyInAll(Fixture fixture) throws SQLException {
        database.execute("DELETE FROM hub.entity");
        database.add(fixture.type(), Map.of(ID, fixture.document()));
        var live = database.rows("SELECT * FROM teamleader." + fixture.view()).getFirst();

        database.execute("UPDATE hub.entity SET deleted_at = '2026-03-03 00:00+00'");

        assertThat(database.rows("SELECT * FROM teamleader." + fixture.view())).isEmpty();
        var all = database.rows("SELECT * FROM teamleader." + fixture.view() + "_all");
        assertThat(all).hasSize(1);
        assertThat(all.getFirst()).containsAllEntriesOf(live);
        assertThat(all.getFirst()).containsEntry("deleted_at", Instant.parse("2026-03-03T00:00:00Z"));
    }
}
