package io.teamleaderhub.dev.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts all that the source has into the mirror, as if every list and every detail had been fetched, without a call. */
public final class MirroredSource {
    private static final int SIZE = 1_000;

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
            var batch = new Batch(insert);
            surroundings.simulator().records().forEach(batch::add);
            batch.end();
            connection.commit();
            connection.setAutoCommit(true);
            afterwards.execute("""
                    INSERT INTO hub.reconciliation_watermark (type, until, listed_whole_at)
                    SELECT DISTINCT type, now(), now() FROM hub.entity
                    """);
            afterwards.execute("ANALYZE hub.entity");
        }
    }

    private static final class Batch {
        private final PreparedStatement insert;
        private int rows;

        Batch(PreparedStatement insert) {
            this.insert = insert;
        }

        void add(String path, ObjectNode record) {
            var document = Expected.document(path, record);
            try {
                insert.setString(1, Comparison.singular(path));
                insert.setString(2, document.path("id").asText());
                insert.setString(3, document.toString());
                insert.setString(4, document.toString());
                insert.addBatch();
                if (++rows % SIZE == 0) {
                    insert.executeBatch();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the mirror took no row of " + path, e);
            }
        }

        void end() throws SQLException {
            insert.executeBatch();
        }
    }
}
