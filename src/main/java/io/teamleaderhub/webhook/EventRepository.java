package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface EventRepository extends GenericRepository<EventRow, UUID> {
    /** Not about entities that an operator had forgotten; and each event of a sender that signs its ids once. */
    @Query("""
            INSERT INTO hub.event_log (received_at, event_id, key, type, signing_key)
            SELECT DISTINCT ON (event_id) received_at, event_id, key, type, signing_key
            FROM jsonb_to_recordset(:events::jsonb)
                AS e(received_at timestamptz, event_id uuid, key text, type text, signing_key text)
            WHERE NOT EXISTS (SELECT 1 FROM hub.forgotten f
                WHERE f.key_hash = hub.key_hash(split_part(e.key, ':', 1), hub.as_uuid(split_part(e.key, ':', 2))))
            AND NOT (e.signing_key LIKE '%request-%' AND EXISTS (SELECT 1 FROM hub.event_log l
                WHERE l.event_id = e.event_id AND l.signing_key LIKE '%request-%'))
            ORDER BY event_id, received_at
            ON CONFLICT DO NOTHING
            """)
    int add(String events);

    @Query("""
            INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
            VALUES (:id, :receivedAt, :origin, :cause, :reason, :body)
            ON CONFLICT (origin) DO NOTHING
            """)
    int reject(UUID id, Instant receivedAt, String origin, String cause, String reason, byte[] body);

    @Query("""
            SELECT * FROM (
                SELECT received_at AS at, event_id AS id, type, signing_key FROM hub.event_log
                WHERE key = :key ORDER BY received_at DESC, event_id DESC LIMIT :most) latest
            ORDER BY at, id
            """)
    List<LoggedEvent> latest(String key, int most);

    /** The latest hundred events of each span, the earliest first. */
    @Query("""
            SELECT k.n, e.event_id AS id FROM jsonb_to_recordset(:spans::jsonb)
                AS k(n int, after timestamptz, until timestamptz),
                LATERAL (SELECT l.event_id, l.received_at FROM hub.event_log l
                    WHERE l.key = :key AND l.received_at > coalesce(k.after, '-infinity') AND l.received_at <= k.until
                    ORDER BY l.received_at DESC, l.event_id DESC LIMIT 100) e
            ORDER BY k.n, e.received_at, e.event_id
            """)
    List<NumberedEvent> within(String key, String spans);

    @Query("SELECT count(*) FROM hub.event_log WHERE key = :key")
    long count(String key);

    @Query("SELECT count(*) FROM hub.event_log WHERE received_at > clock_timestamp() - interval '24 hours'")
    long countOfLastDay();

    @Query("SELECT count(*) FROM hub.rejected_event")
    long countRejected();
}
