package io.teamleaderhub.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No document that jsonb can hold makes a view fail; what a column cannot show is NULL there. */
class OddDocumentsIT {
    /** More than an index entry holds, in any compression. */
    private static final String LONG_TEXT = "\"%s\"".formatted(digits(20_000));

    private static final List<JsonNode> ODD = List.of(
                    "null",
                    "true",
                    "-1",
                    "1e400",
                    "1.00000000000000000000000000000000000001",
                    "\"\"",
                    "\"true\"",
                    "\"12.50\"",
                    "\"2026-02-30\"",
                    "\"0000-00-00\"",
                    "\"2026-13-01T25:61:61+99:99\"",
                    "\"2026-02-29T00:00:00+00:00\"",
                    "\"infinity\"",
                    "\"5a2e-not-an-id\"",
                    "[]",
                    "[null, 1, \"a\", [], {\"type\": {}}]",
                    "{}",
                    "{\"type\": \"primary\", \"id\": 5, \"amount\": \"1\", \"email\": [], \"address\": 1}",
                    "{\"value\": 1e999, \"period\": 1e-999, \"unit\": \"min\"}",
                    LONG_TEXT,
                    "9e131000",
                    "1e-16000")
            .stream()
            .map(ViewDatabase::read)
            .toList();
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
    @MethodSource("io.teamleaderhub.mirror.Fixture#andFirstThree")
    void anyValueMayBeOdd(Fixture fixture) throws SQLException {
        Map<UUID, JsonNode> documents = new LinkedHashMap<>();
        Consumer<JsonNode> add = document -> documents.put(UUID.randomUUID(), document);
        ODD.forEach(add);
        ODD.forEach(odd -> add.accept(everyKey(fixture.document(), odd)));
        spoilt(brief(fixture.document())).forEach(add);
        database.execute("DELETE FROM hub.entity");
        database.add(fixture.type(), documents);

        assertThat(database.wholeRows(fixture.view())).isEqualTo(documents.size());
        for (String view : database.viewsOver(fixture.type())) {
            assertThat(database.wholeRows(view)).as(view).isPositive();
        }
    }

    /** One item of each array stands for all. */
    private static JsonNode brief(JsonNode node) {
        return switch (node) {
            case ArrayNode array when !array.isEmpty() -> array.arrayNode().add(brief(array.path(0)));
            case ObjectNode object -> {
                ObjectNode brief = object.objectNode();
                object.properties().forEach(field -> brief.set(field.getKey(), brief(field.getValue())));
                yield brief;
            }
            default -> node;
        };
    }

    @ParameterizedTest
    @MethodSource("io.teamleaderhub.mirror.Fixture#andFirstThree")
    void aDocumentWithoutAnythingIsARowOfNulls(Fixture fixture) throws SQLException {
        UUID empty = UUID.randomUUID();
        UUID nulls = UUID.randomUUID();
        database.execute("DELETE FROM hub.entity");
        database.add(
                fixture.type(),
                Map.of(empty, ViewDatabase.read("{}"), nulls, everyKey(fixture.document(), ViewDatabase.read("null"))));

        for (var row : database.rows("SELECT * FROM teamleader." + fixture.view())) {
            row.keySet().removeAll(List.of("id", "data", "first_seen_at", "changed_at", "list_as_of", "info_as_of"));
            assertThat(row.values()).isNotEmpty().containsOnlyNulls();
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "NULL", textBlock = """
            hub.as_date('2024-02-29')                                   | 2024-02-29
            hub.as_date('2023-02-29')                                   | NULL
            hub.as_date('2026-04-31')                                   | NULL
            hub.as_date('2026-01-01T00:00:00Z')                         | NULL
            hub.as_date('0000-01-01')                                   | NULL
            hub.as_timestamp('2026-01-01T10:00:00+00:00')               | 2026-01-01 10:00:00+00
            hub.as_timestamp('2026-01-01T10:00:00.25+0200')             | 2026-01-01 08:00:00.25+00
            hub.as_timestamp('2026-01-01T10:00:00-05:30')               | 2026-01-01 15:30:00+00
            hub.as_timestamp('2017-05-01 12:00:00')                     | 2017-05-01 12:00:00+00
            hub.as_timestamp('2026-02-30T10:00:00Z')                    | NULL
            hub.as_timestamp('2026-01-01T24:00:00Z')                    | NULL
            hub.as_timestamp('2026-01-01')                              | NULL
            hub.as_timestamp('now')                                     | NULL
            hub.as_uuid('FFFFFFFF-ffff-ffff-ffff-ffffffffffff')         | ffffffff-ffff-ffff-ffff-ffffffffffff
            hub.as_uuid('{ffffffff-ffff-ffff-ffff-ffffffffffff}')       | NULL
            hub.as_uuid('')                                             | NULL
            hub.as_numeric('12.50')                                     | 12.50
            hub.as_numeric('1e131071') > 1e131070                       | true
            hub.as_numeric('"12.50"')                                   | NULL
            hub.as_boolean('true')                                      | true
            hub.as_boolean('"true"')                                    | NULL
            hub.as_boolean('1')                                         | NULL
            hub.text_array('["b", null, 1, "a", "b", {}]')              | {b,a,b}
            hub.text_array('[]')                                        | {}
            hub.text_array('"a"')                                       | NULL
            hub.as_array('{}')                                          | NULL
            hub.full_name(' Ada ', ' Lovelace')                         | Ada Lovelace
            hub.full_name(NULL, 'Lovelace')                             | Lovelace
            hub.full_name('', ' ')                                      | NULL
            hub.bounded(1e15)                                           | NULL
            hub.bounded(-1.5)                                           | -1.5
            length(hub.short(repeat('é', 500)))                         | 500
            hub.short(repeat('é', 501))                                 | NULL
            hub.as_seconds('{"value": 1.5, "unit": "min"}')             | 90.0
            hub.as_seconds('{"value": 90, "unit": "minutes"}')          | 5400
            hub.as_seconds('{"value": 90, "unit": "s"}')                | 90
            hub.as_seconds('{"value": 90, "unit": "seconds"}')          | 90
            hub.as_seconds('{"value": 2, "unit": "hours"}')             | 7200
            hub.as_seconds('{"value": 2, "unit": "days"}')              | NULL
            hub.as_seconds('{"value": "2", "unit": "min"}')             | NULL
            hub.as_months('{"period": 2, "unit": "year"}')              | 24
            hub.as_months('{"period": 3, "unit": "month"}')             | 3
            round(hub.as_months('{"period": 13, "unit": "week"}'), 9)   | 3.000000000
            hub.as_months('{"period": 0, "unit": "month"}')             | NULL
            hub.sum_of('[{"a": 1}, {"a": 2.5}, {"a": "3"}, 4]', '{a}')  | 3.5
            hub.sum_of('[]', '{a}')                                     | 0
            hub.sum_of('{}', '{a}')                                     | NULL
            hub.by_label('[]', NULL)                                    | {}
            hub.by_label('[{"value": 1}, 2, null]', '{}')               | {}
            """, delimiter = '|', quoteCharacter = '`')
    void a_value_is_read_or_it_is_null(String call, String text) throws SQLException {
        assertThat(database.rolledBack("SET LOCAL TimeZone = 'UTC'", "SELECT (%s)::text AS text".formatted(call)))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("text", text));
    }

    /** What makes it truthful to call the function immutable. */
    @Test
    void an_instant_does_not_depend_on_the_session() throws SQLException {
        for (String text : List.of("2026-02-03T04:05:06+00:00", "2026-02-03 04:05:06", "2026-02-03T04:05:06Z")) {
            assertThat(database.rolledBack(
                            "SET LOCAL DateStyle = 'ISO, DMY'; SET LOCAL TimeZone = 'Asia/Tokyo'",
                            "SELECT extract(epoch FROM hub.as_timestamp('%s'))::bigint AS epoch".formatted(text)))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("epoch", 1_770_091_506L));
        }
    }

    private static String digits(int count) {
        return new Random(5).ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static JsonNode everyKey(JsonNode document, JsonNode value) {
        ObjectNode copy = document.deepCopy();
        document.fieldNames().forEachRemaining(key -> copy.set(key, value));
        return copy;
    }

    /** The node, each time with another of its inner values replaced by another odd one. */
    private static List<JsonNode> spoilt(JsonNode node) {
        var spoilt = new ArrayList<JsonNode>();
        switch (node) {
            case ObjectNode object ->
                object.fieldNames()
                        .forEachRemaining(key -> variants(object.path(key))
                                .forEach(value -> spoilt.add(object.deepCopy().set(key, value))));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    int at = i;
                    variants(array.path(i))
                            .forEach(value -> spoilt.add(array.deepCopy().set(at, value)));
                }
            }
            default -> {}
        }
        return spoilt;
    }

    private static List<JsonNode> variants(JsonNode value) {
        var variants = new ArrayList<>(ODD);
        variants.addAll(spoilt(value));
        return variants;
    }
}
