package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The spill, for those who empty it. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SpillRepository extends GenericRepository<SpillRow, UUID> {
    String COLUMNS = "SELECT event_id, received_at, account_id, signing_key, encode(body, 'hex') AS head ";

    /** Those that nobody takes in just now. */
    @Query(COLUMNS + """
            FROM hub.webhook_spill WHERE NOT taken_in ORDER BY n LIMIT :most FOR UPDATE SKIP LOCKED
            """)
    List<SpillRow> untaken(int most);

    @Query("""
            UPDATE hub.webhook_spill SET taken_in = true
            WHERE event_id IN (SELECT t.id::uuid FROM jsonb_array_elements_text(:events::jsonb) AS t(id))
            """)
    int taken(String events);

    @Query(COLUMNS + "FROM hub.webhook_spill ORDER BY n LIMIT :most")
    List<SpillRow> oldest(int most);

    @Query("""
            DELETE FROM hub.webhook_spill
            WHERE event_id IN (SELECT t.id::uuid FROM jsonb_array_elements_text(:events::jsonb) AS t(id))
            """)
    int remove(String events);

    /** Makes rejected events of them. */
    @Query("""
            WITH gone AS (
                DELETE FROM hub.webhook_spill
                WHERE event_id IN (SELECT t.id::uuid FROM jsonb_array_elements_text(:events::jsonb) AS t(id))
                RETURNING event_id, received_at, body),
            kept AS (
                INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
                SELECT event_id, received_at, 'spill:' || event_id, :cause, :reason, body FROM gone
                ON CONFLICT (origin) DO NOTHING
                RETURNING id)
            SELECT count(*) FROM kept
            """)
    long reject(String events, String cause, String reason);

    @Query("""
            SELECT count(*) AS events,
                coalesce(extract(epoch FROM clock_timestamp() - min(received_at)), 0)::double precision AS oldest_seconds
            FROM hub.webhook_spill
            """)
    SpillCount count();
}
