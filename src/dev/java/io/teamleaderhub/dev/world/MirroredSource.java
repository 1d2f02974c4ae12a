package io.teamleaderhub.dev.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/** Puts all that the source has into the mirror, as if every list and every detail had been fetched, without a call. */
public final class MirroredSource {
    private static final int BATCH = 1_000;

    private MirroredSource() {}

    /** Blocks; some ten thousand entities a second. The hub's tables are there, and empty. */
    public static void copy(Surroundings surroundings) throws SQLException {
        try (var connection = surroundings.database().open();
                var insert = connection.prepareStatement("""
                        INSERT INTO hub.entity (type, id, data, listed_seq, listed_as_of, info_seq, info_as_of,
                            source_updated_at, first_seen_at, changed_at)
                        VALUES (?, ?::uuid, ?::jsonb, 0, now(), 0, now(), (?::jsonb ->> 'updated_at')::timestamptz, now(), now())
                        """);
                var afterwards = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var type : surroundings.simulator().records().dump().properties()) {
                copy(Comparison.singular(type.getKey()), type.getValue(), insert);
            }
            connection.commit();
            connection.setAutoCommit(true);
            afterwards.execute("""
                    INSERT INTO hub.reconciliation_watermark (type, until, listed_whole_at)
                    SELECT DISTINCT type, now(), now() FROM hub.entity
                    """);
            afterwards.execute("ANALYZE hub.entity");
        }
    }

    private static void copy(String type, JsonNode records, PreparedStatement insert) throws SQLException {
        int rows = 0;
        for (Map.Entry<String, JsonNode> record : records.properties()) {
            ObjectNode document = record.getValue().path("list").deepCopy();
            document.setAll((ObjectNode) record.getValue().path("info"));
            insert.setString(1, type);
            insert.setString(2, record.getKey());
            insert.setString(3, document.toString());
            insert.setString(4, document.toString());
            insert.addBatch();
            if (++rows % BATCH == 0) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
    }
}
