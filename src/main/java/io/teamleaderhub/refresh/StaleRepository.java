package io.teamleaderhub.refresh;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The stale set's statements; all of them take rows in the order of their keys, so that none deadlocks another. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StaleRepository extends GenericRepository<StaleRow, UUID> {
    /**
     * A new key is due at once; one that a webhook names, once it has cooled down since its last fetch. A key already there
     * keeps the more urgent class with its need, and of two needs equally urgent what covers both; a waiting one keeps its
     * back-off unless an operator asks; a dead one lives again. A deletion withheld is no longer so once anybody but the
     * full sync names its key. One that an operator had forgotten is not taken.
     */
    @Query("""
            INSERT INTO hub.stale AS s
                (type, id, need, call_class, cause, announced, marks, withheld_by, dirty_seq, marked_at, due_at)
            SELECT m.type, m.id, m.need, m.call_class, m.cause, m.announced, m.marks, m.withheld_by,
                nextval('hub.dirty_seq'), clock_timestamp(),
                greatest(clock_timestamp(),
                    CASE WHEN m.cause = 'webhook'
                         THEN greatest(e.info_as_of, e.listed_as_of) + :cooldown * interval '1 millisecond' END)
            FROM jsonb_to_recordset(:rows::jsonb)
                AS m(type text, id uuid, need text, call_class smallint, cause text, announced boolean, marks int,
                    withheld_by uuid)
            LEFT JOIN hub.entity e ON e.type = m.type AND e.id = m.id
            WHERE NOT EXISTS (SELECT 1 FROM hub.forgotten f WHERE f.key_hash = hub.key_hash(m.type, m.id))
            ORDER BY m.type, m.id
            ON CONFLICT (type, id) DO UPDATE SET
                need = CASE WHEN excluded.call_class < s.call_class OR s.state = 'dead' THEN excluded.need
                            WHEN excluded.call_class > s.call_class THEN s.need
                            WHEN s.need = excluded.need THEN s.need
                            WHEN 'detail' IN (s.need, excluded.need) THEN 'detail' ELSE 'list' END,
                cause = CASE WHEN excluded.call_class <= s.call_class THEN excluded.cause ELSE s.cause END,
                call_class = least(s.call_class, excluded.call_class),
                announced = s.announced OR excluded.announced,
                marks = s.marks + excluded.marks,
                withheld_by = CASE WHEN s.cause = 'reconcile' OR s.state = 'dead' THEN excluded.withheld_by END,
                dirty_seq = excluded.dirty_seq,
                marked_at = CASE WHEN excluded.call_class < s.call_class THEN excluded.marked_at ELSE s.marked_at END,
                due_at = CASE WHEN s.cause_class = 'withheld' AND excluded.withheld_by IS NULL THEN excluded.due_at
                              WHEN s.state = 'waiting' AND excluded.cause <> 'operator' THEN s.due_at
                              WHEN s.state = 'dead' THEN excluded.due_at
                              ELSE least(s.due_at, excluded.due_at) END,
                attempts = CASE s.state WHEN 'dead' THEN 0 ELSE s.attempts END,
                own_failures = CASE s.state WHEN 'dead' THEN 0 ELSE s.own_failures END,
                first_error = CASE s.state WHEN 'dead' THEN NULL ELSE s.first_error END,
                first_failed_at = CASE s.state WHEN 'dead' THEN NULL ELSE s.first_failed_at END,
                state = CASE s.state WHEN 'dead' THEN 'pending' ELSE s.state END
            """)
    int mark(String rows, long cooldown);

    /**
     * The classes that have a key due. Each class's oldest, which the index has first: asked whether any exists, PostgreSQL goes
     * through the whole table for a class that has none, while another has thousands.
     */
    @Query("""
            SELECT c.call_class FROM generate_series(0, 3) AS c(call_class) WHERE (
                SELECT s.due_at FROM hub.stale s
                WHERE s.call_class = c.call_class AND state <> 'dead'
                  AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                ORDER BY s.due_at LIMIT 1) <= clock_timestamp()
            """)
    List<Integer> due();

    /**
     * Claims what one call can fetch: a key by info, or a batch of a type by list; of the thousand oldest keys due, those
     * whose fetch ends the most waiting, summed over the keys it serves; keys that spoiled a list call share smaller ones. So neither a few keys that need info nor many that
     * share a list call can keep the others waiting for ever.
     */
    @Query("""
            WITH oldest AS (
                SELECT type, need, due_at,
                    CASE WHEN need IN ('detail', 'detail_rest') THEN 1 ELSE least(share, :batch) END AS share
                FROM hub.stale
                WHERE call_class = :callClass AND state <> 'dead' AND due_at <= clock_timestamp()
                  AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
                ORDER BY due_at LIMIT 1000),
            ranked AS (
                SELECT type, need, share, due_at, row_number() OVER (PARTITION BY type, need, share ORDER BY due_at) AS n
                FROM oldest),
            first AS (
                SELECT type, need, share FROM ranked WHERE n <= share
                GROUP BY type, need, share ORDER BY sum(clock_timestamp() - due_at) DESC LIMIT 1),
            batch AS (
                SELECT s.type, s.id FROM hub.stale s JOIN first f ON f.type = s.type AND f.need = s.need
                    AND f.share = CASE WHEN s.need IN ('detail', 'detail_rest') THEN 1 ELSE least(s.share, :batch) END
                WHERE s.call_class = :callClass AND s.state <> 'dead' AND s.due_at <= clock_timestamp()
                  AND (s.claimed_until IS NULL OR s.claimed_until < clock_timestamp())
                ORDER BY s.due_at LIMIT (SELECT share FROM first) FOR UPDATE OF s SKIP LOCKED)
            UPDATE hub.stale s
            SET claim_token = :token, claimed_until = clock_timestamp() + :lease * interval '1 millisecond'
            FROM batch b WHERE s.type = b.type AND s.id = b.id
            RETURNING s.id, s.type, s.need, s.call_class, s.cause, s.announced, s.dirty_seq, s.marks,
                s.attempts, s.own_failures, s.share, s.withheld_by
            """)
    List<StaleRow> claim(int callClass, int batch, UUID token, long lease);

    /** Locks the claim's rows that are still its own, in key order, and says how they are now. */
    @Query("""
            SELECT s.id, s.type, s.need, s.call_class, s.cause, s.announced, s.dirty_seq, s.marks,
                s.attempts, s.own_failures, s.share, s.withheld_by
            FROM jsonb_to_recordset(:keys::jsonb) AS k(type text, id uuid)
            JOIN hub.stale s ON s.type = k.type AND s.id = k.id
            WHERE s.claim_token = :token ORDER BY s.type, s.id FOR UPDATE OF s
            """)
    List<StaleRow> lock(String keys, UUID token);

    @Query("""
            DELETE FROM hub.stale s USING jsonb_to_recordset(:keys::jsonb) AS k(type text, id uuid)
            WHERE s.type = k.type AND s.id = k.id
            """)
    int clear(String keys);

    @Query("""
            UPDATE hub.stale s
            SET claim_token = NULL, claimed_until = NULL, need = r.need, call_class = r.call_class, state = r.state,
                marks = r.marks, attempts = r.attempts, own_failures = r.own_failures, share = r.share, cause_class = r.cause_class, last_error = r.last_error,
                first_error = CASE WHEN NOT r.fetched THEN coalesce(s.first_error, r.last_error) END,
                first_failed_at = CASE WHEN NOT r.fetched THEN
                    coalesce(s.first_failed_at, CASE WHEN r.last_error IS NOT NULL THEN clock_timestamp() END) END,
                failed_at = CASE WHEN r.last_error IS NOT NULL THEN clock_timestamp()
                                 WHEN NOT r.fetched THEN s.failed_at END,
                marked_at = CASE WHEN r.fetched THEN clock_timestamp() ELSE s.marked_at END,
                due_at = CASE WHEN r.wait < 0 THEN 'infinity'
                              ELSE clock_timestamp() + r.wait * interval '1 millisecond' END
            FROM jsonb_to_recordset(:rows::jsonb) AS r(type text, id uuid, need text, call_class smallint, state text,
                marks int, attempts int, own_failures int, share smallint, cause_class text, last_error text, wait bigint, fetched boolean)
            WHERE s.type = r.type AND s.id = r.id
            """)
    int release(String rows);

    /** Those whose details were never read and that nobody has marked. */
    @Query("""
            INSERT INTO hub.stale
                (type, id, need, call_class, cause, announced, marks, dirty_seq, marked_at, due_at)
            SELECT e.type, e.id, 'detail_rest', 3, 'reconcile', false, 1, nextval('hub.dirty_seq'), clock_timestamp(),
                clock_timestamp()
            FROM hub.entity e WHERE e.type = :ofType AND e.deleted_at IS NULL AND e.info_seq IS NULL
            ORDER BY e.id
            ON CONFLICT DO NOTHING
            """)
    int markUndetailed(String ofType);

    /** Puts the keys of a type that was suspended back in line. */
    @Query("""
            UPDATE hub.stale s
            SET state = 'pending', due_at = clock_timestamp(), cause_class = NULL, last_error = NULL,
                first_error = NULL, first_failed_at = NULL, failed_at = NULL
            FROM (SELECT type, id FROM hub.stale
                  WHERE type = :type AND due_at = 'infinity' AND cause_class = 'suspended'
                  ORDER BY type, id FOR NO KEY UPDATE) p
            WHERE s.type = p.type AND s.id = p.id
            """)
    int unpark(String type);

    /** Lets the deletions withheld from a full sync happen. */
    @Query("""
            UPDATE hub.stale s
            SET state = 'pending', due_at = clock_timestamp(), cause_class = NULL, last_error = NULL, withheld_by = NULL
            FROM (SELECT type, id FROM hub.stale WHERE withheld_by = :run AND cause_class = 'withheld'
                  ORDER BY type, id FOR NO KEY UPDATE) p
            WHERE s.type = p.type AND s.id = p.id
            """)
    int approve(UUID run);

    @Query("""
            SELECT need, state, cause_class, last_error FROM hub.stale WHERE type = :type AND id = :id
            """)
    List<StaleState> state(String type, UUID id);

    @Query("""
            SELECT count(*) FILTER (WHERE state <> 'dead' AND call_class < 3 AND due_at < 'infinity') AS stale,
                count(*) FILTER (WHERE state <> 'dead' AND call_class = 3 AND due_at < 'infinity') AS details,
                count(*) FILTER (WHERE state = 'waiting' AND due_at < 'infinity') AS waiting,
                count(*) FILTER (WHERE due_at = 'infinity' AND cause_class = 'suspended') AS suspended,
                count(*) FILTER (WHERE due_at = 'infinity' AND cause_class = 'withheld') AS withheld,
                count(*) FILTER (WHERE state = 'dead') AS dead,
                coalesce(extract(epoch FROM clock_timestamp()
                    - min(marked_at) FILTER (WHERE state = 'pending' AND call_class = 0)), 0)::double precision AS lag_seconds
            FROM hub.stale
            """)
    StaleCount count();
}
