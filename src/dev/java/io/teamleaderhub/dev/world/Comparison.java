package io.teamleaderhub.dev.world;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.simulator.Records;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares every entity of the source with the mirror, field by field: the mirror must hold what info answers, plus the
 * keys that only lists have, and nothing live that the source does not have. Numbers are compared by value.
 *
 * @param compared live entities of the source
 * @param differences one line each: which entity, which field, and how it differs
 */
public record Comparison(int compared, List<String> differences) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Compares the simulator's dump with the mirror's rows. */
    public static Comparison of(ObjectNode dump, DatabaseAccess database) throws SQLException, IOException {
        var mirrored = mirrored(database);
        var differences = new ArrayList<String>();
        var source = new HashSet<String>();
        dump.properties()
                .forEach(type -> type.getValue().properties().forEach(record -> {
                    var key = singular(type.getKey()) + ":" + record.getKey();
                    source.add(key);
                    compare(key, Expected.document(type.getKey(), record.getValue()), mirrored.get(key), differences);
                }));
        mirrored.keySet().stream()
                .filter(key -> !source.contains(key))
                .forEach(key -> differences.add(key + " is live in the mirror and not at the source"));
        return new Comparison(source.size(), List.copyOf(differences));
    }

    /** The mirror's name for a path of the source. */
    static String singular(String path) {
        return Records.singular(path);
    }

    private static void compare(String key, JsonNode expected, @Nullable JsonNode actual, List<String> differences) {
        if (actual == null) {
            differences.add(key + " is missing in the mirror");
            return;
        }
        Set<String> fields = new TreeSet<>();
        expected.fieldNames().forEachRemaining(fields::add);
        actual.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!same(expected.path(field), actual.path(field))) {
                differences.add(
                        "%s.%s: source %s, mirror %s".formatted(key, field, expected.path(field), actual.path(field)));
            }
        }
    }

    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? left.decimalValue().compareTo(right.decimalValue())
                        : (left.equals(right) ? 0 : 1),
                b);
    }

    private static Map<String, JsonNode> mirrored(DatabaseAccess database) throws SQLException, IOException {
        var rows = new HashMap<String, JsonNode>();
        try (var connection = database.open();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "SELECT type || ':' || id, data::text FROM hub.entity WHERE deleted_at IS NULL")) {
            while (result.next()) {
                rows.put(result.getString(1), MAPPER.readTree(result.getString(2)));
            }
        }
        return rows;
    }
}
