package io.teamleaderhub.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Migrations;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** A migrated database of its own, filled with documents directly, its columns read as the Java types they stand for. */
final class ViewDatabase implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Connection connection;

    private ViewDatabase(Connection connection) {
        this.connection = connection;
    }

    static ViewDatabase create() throws SQLException {
        DatabaseAccess access = Servers.shared().newDatabase();
        migration(access).load().migrate();
        return new ViewDatabase(access.open());
    }

    /** The product's migrations, as the hub runs them at start. */
    static FluentConfiguration migration(DatabaseAccess access) {
        FluentConfiguration migration = Flyway.configure()
                .dataSource(access.jdbcUrl(), access.user(), access.password())
                .locations("classpath:db/migration")
                .defaultSchema("hub")
                .schemas("hub");
        new Migrations().customizeFluentConfiguration(migration);
        return migration;
    }

    /** What the mirror would hold of the simulator's records: the {@code .info} document and the keys only lists have. */
    static List<ObjectNode> documents(String path) {
        try (var simulator = TeamleaderSimulator.start(SimulatorSettings.defaults())) {
            var documents = new ArrayList<ObjectNode>();
            for (JsonNode record : read(simulator.records().dump().toString()).path(path)) {
                ObjectNode document = record.path("list").deepCopy();
                document.setAll((ObjectNode) record.path("info"));
                documents.add(document);
            }
            return documents;
        }
    }

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Adds a live entity of each document, as if {@code .info} had been asked for last. */
    void add(String type, Map<UUID, ? extends JsonNode> documents) throws SQLException {
        String insert = """
                INSERT INTO hub.entity (type, id, data, listed_seq, listed_as_of, info_seq, info_as_of, first_seen_at,
                    changed_at)
                VALUES (?, ?, ?::jsonb, 1, '2026-03-01 00:00+00', 2, '2026-03-02 00:00+00', '2026-01-01 00:00+00',
                    '2026-02-01 00:00+00')
                """;
        try (var statement = connection.prepareStatement(insert)) {
            for (var document : documents.entrySet()) {
                statement.setString(1, type);
                statement.setObject(2, document.getKey());
                statement.setString(3, document.getValue().toString());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** How many rows the view has; every column of each is computed, so this fails where one cannot be. */
    long wholeRows(String view) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT count(v) FROM teamleader.%s v".formatted(view))) {
            result.next();
            return result.getLong(1);
        }
    }

    /** The only column of the only row, as text. */
    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    /** How PostgreSQL would answer the query. */
    String plan(String query) throws SQLException {
        return rows("EXPLAIN (VERBOSE) " + query).stream()
                .map(row -> String.valueOf(row.get("QUERY PLAN")))
                .collect(Collectors.joining("\n"));
    }

    /** The names of the views that read the rows of a type themselves: its …_all view, and what lies within. */
    List<String> viewsOver(String type) throws SQLException {
        return rows("""
                SELECT viewname FROM pg_views
                WHERE schemaname = 'teamleader' AND definition LIKE '%%type = ''%s''::text%%'""".formatted(type)).stream()
                .map(row -> String.valueOf(row.get("viewname")))
                .toList();
    }

    /** The names of all views that people read. */
    List<String> views() throws SQLException {
        return rows("SELECT viewname FROM pg_views WHERE schemaname = 'teamleader' ORDER BY viewname").stream()
                .map(row -> String.valueOf(row.get("viewname")))
                .toList();
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs what nobody else is to see: it is rolled back. */
    List<Map<String, @Nullable Object>> rolledBack(String preparation, String query) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(preparation);
            return rows(query);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    List<Map<String, @Nullable Object>> rows(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            while (result.next()) {
                rows.add(row(result));
            }
            return rows;
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), value(result, i, columns.getColumnTypeName(i)));
        }
        return row;
    }

    private static @Nullable Object value(ResultSet result, int column, String type) throws SQLException {
        if (result.getObject(column) == null) {
            return null;
        }
        return switch (type) {
            case "date" -> result.getObject(column, LocalDate.class);
            case "timestamptz" -> result.getObject(column, OffsetDateTime.class).toInstant();
            case "numeric" -> plain(result.getBigDecimal(column));
            case "_text" -> texts(result.getArray(column));
            case "jsonb" -> read(result.getString(column));
            default -> result.getObject(column);
        };
    }

    /** Equal numbers as equal objects: 1.50 is 1.5. */
    static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }

    private static List<Object> texts(Array array) throws SQLException {
        return Arrays.asList((Object[]) array.getArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
