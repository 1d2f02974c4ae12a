package io.teamleaderhub.webhook.rejected;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.teamleaderhub.platform.selection.CauseCount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rejected events. A selection travels as one JSON parameter; rows are locked in the order of their ids. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RejectedEventRepository extends GenericRepository<RejectedRow, UUID> {
    /** The bytes are searched as text in which everything but ASCII is escaped, for they need not be UTF-8. */
    String SELECTED = """
            FROM hub.rejected_event e, jsonb_to_record(:selection::jsonb) AS f(id uuid, cause text, search text,
                received_after timestamptz, received_before timestamptz)
            WHERE (f.id IS NULL OR e.id = f.id)
              AND (f.cause IS NULL OR e.cause = f.cause)
              AND (f.received_after IS NULL OR e.received_at >= f.received_after)
              AND (f.received_before IS NULL OR e.received_at < f.received_before)
              AND (f.search IS NULL OR position(lower(f.search) IN lower(e.reason)) > 0
                  OR position(lower(encode(convert_to(f.search, 'UTF8'), 'escape')) IN lower(encode(e.body, 'escape'))) > 0)
            """;

    String COLUMNS = "SELECT e.id, e.received_at, e.origin, e.cause, e.reason, e.replays, e.replayed_at,"
            + " octet_length(e.body) AS size, ";

    @Query(COLUMNS + " encode(substring(e.body FOR :bytes), 'hex') AS head " + SELECTED + """
              AND (:after = '' OR (e.received_at, e.id) <
                  (SELECT c.received_at, c.id FROM jsonb_to_record(nullif(:after, '')::jsonb)
                       AS c(received_at timestamptz, id uuid)))
            ORDER BY e.received_at DESC, e.id DESC LIMIT :most
            """)
    List<RejectedRow> find(String selection, String after, int most, int bytes);

    @Query("SELECT e.cause, count(*) AS count " + SELECTED + " GROUP BY e.cause ORDER BY e.cause")
    List<CauseCount> count(String selection);

    @Query(COLUMNS + " encode(e.body, 'hex') AS head FROM hub.rejected_event e WHERE e.id = :id")
    List<RejectedRow> whole(UUID id);

    @Query("SELECT clock_timestamp()")
    Instant now();

    /** Those not tried since then, the longest not tried first: so many, and not many more bytes than said. */
    @Query("SELECT * FROM (" + COLUMNS
            + " encode(e.body, 'hex') AS head, sum(octet_length(e.body)) OVER untried AS bytes " + SELECTED + """
                  AND (e.replayed_at IS NULL OR e.replayed_at < :since)
                WINDOW untried AS (ORDER BY e.replayed_at NULLS FIRST, e.received_at, e.id ROWS UNBOUNDED PRECEDING)
                ORDER BY e.replayed_at NULLS FIRST, e.received_at, e.id LIMIT :most) b
            WHERE b.bytes - b.size < :bytes
            """)
    List<RejectedRow> untried(String selection, Instant since, int most, long bytes);

    @Query("SELECT count(*) " + SELECTED + " AND (e.replayed_at IS NULL OR e.replayed_at < :since)")
    long countUntried(String selection, Instant since);

    @Query(
            "DELETE FROM hub.rejected_event WHERE id IN (SELECT value::uuid FROM jsonb_array_elements_text(:ids::jsonb))")
    int delete(String ids);

    /** Notes a try in vain: of the bytes, or only of Kafka. */
    @Query("""
            WITH tried AS (
                SELECT e.id, r.cause, r.reason, r.replays
                FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, cause text, reason text, replays int)
                JOIN hub.rejected_event e ON e.id = r.id ORDER BY e.id FOR UPDATE OF e),
            noted AS (UPDATE hub.rejected_event e SET cause = t.cause, reason = t.reason, replays = e.replays + t.replays,
                replayed_at = clock_timestamp() FROM tried t WHERE e.id = t.id RETURNING 1)
            SELECT count(*) FROM noted
            """)
    long note(String rows);

    @Query("""
            WITH selected AS (SELECT e.id
            """ + SELECTED + """
                ORDER BY e.id FOR UPDATE OF e),
            gone AS (
                DELETE FROM hub.rejected_event e USING selected d WHERE e.id = d.id
                RETURNING e.id, e.received_at, e.origin, e.cause, e.reason, e.body, e.replays, e.replayed_at),
            kept AS (INSERT INTO hub.discarded_event (id, received_at, origin, cause, rejected_for, body, replays,
                replayed_at, discarded_at, reason)
            SELECT gone.*, clock_timestamp(), :reason FROM gone RETURNING 1)
            SELECT count(*) FROM kept
            """)
    long discard(String selection, String reason);
}
