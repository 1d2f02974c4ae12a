package io.teamleaderhub.mirror;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mirror's tables. Batches travel as one JSON parameter each, so a batch of any size is one round trip. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MirrorRepository extends GenericRepository<MirrorRow, UUID> {
    /** What {@link #write} answers when a row is no longer as it was read. */
    String MOVED = "moved";

    @Query("SELECT nextval('hub.fetch_seq')")
    long nextSeq();

    /**
     * Held to the end of the transaction: history's numbers are drawn in the order in which they are committed. As long, rows
     * are looked up by their keys: a statement planned while its table was small would go on reading all of it, however
     * large it has become. Source: PostgreSQL documentation, PREPARE, generic plans. And a batch stays in memory.
     */
    @Query("""
            SELECT concat(set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true), set_config('work_mem', '64MB', true),
                pg_advisory_xact_lock(7214002)::text)
            """)
    List<String> lock();

    /**
     * The rows, and those of the keys that are forgotten. {@code OFFSET 0} keeps it a look-up by key, as in {@link #lock}, which
     * these rows are read without.
     */
    @Query("""
            WITH k AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(:keys::jsonb) AS k(type text, id uuid, listed_hash text))
            SELECT e.id, e.type,
                CASE WHEN e.deleted_at IS NULL AND e.listed_hash = decode(k.listed_hash, 'hex') THEN NULL
                     ELSE e.data::text END AS data,
                e.listed_seq, e.info_seq, e.deleted_at, false AS forgotten
            FROM k, LATERAL (SELECT * FROM hub.entity f WHERE f.type = k.type AND f.id = k.id OFFSET 0) e
            UNION ALL
            SELECT k.id, k.type, NULL, NULL, NULL, NULL, true
            FROM k JOIN hub.forgotten f ON f.key_hash = hub.key_hash(k.type, k.id)
            """)
    List<MirrorRow> find(String keys);

    /**
     * Writes history and rows, unless a row is no longer as it was read: came, went, was forgotten, or had one of its two truths
     * written. A change's "before" is what the row held until then, and a row changes at the very instant that history has:
     * else a look at an instant in between would miss it.
     *
     * @param rows one for each entity of the batch, see {@link Rows}
     * @return the numbers and instants of deletions, by key, for {@link #confirm}; {@link #MOVED} when nothing was written
     */
    @Query("""
            WITH held AS MATERIALIZED (
                SELECT w.*, clock_timestamp() AS at,
                    CASE WHEN w.operation IS NOT NULL THEN nextval('hub.change_seq') END AS seq,
                    CASE WHEN w.operation IS NOT NULL THEN e.data END AS before,
                    EXISTS (SELECT 1 FROM hub.forgotten f WHERE f.key_hash = hub.key_hash(w.type, w.id))
                        <> coalesce(w.was_forgotten, false)
                        OR (w.was_forgotten IS NOT TRUE
                            AND (e.listed_seq, e.info_seq) IS DISTINCT FROM (w.was_listed_seq, w.was_info_seq)) AS moved
                FROM jsonb_to_recordset(:rows::jsonb) AS w(type text, id uuid, was_listed_seq bigint, was_info_seq bigint,
                    was_forgotten boolean, operation text, cause text, changed text[], data jsonb, listed_seq bigint,
                    listed_hash text, listed_as_of timestamptz, info_seq bigint, info_hash text, info_as_of timestamptz,
                    source_updated_at timestamptz)
                LEFT JOIN hub.entity e ON e.type = w.type AND e.id = w.id),
            sound AS MATERIALIZED (SELECT NOT bool_or(moved) AS yes FROM held),
            history AS (
                INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed, before)
                SELECT at, seq, type, id, operation, cause, changed, before FROM held
                WHERE operation IS NOT NULL AND (SELECT yes FROM sound)),
            written AS (
                INSERT INTO hub.entity AS e (type, id, data, listed_seq, listed_hash, listed_as_of, info_seq, info_hash,
                    info_as_of, source_updated_at, first_seen_at, changed_at, change_seq)
                SELECT type, id, data, listed_seq, decode(listed_hash, 'hex'), listed_as_of, info_seq,
                    decode(info_hash, 'hex'), info_as_of, source_updated_at, at, at, seq FROM held
                WHERE data IS NOT NULL AND (SELECT yes FROM sound)
                ON CONFLICT (type, id) DO UPDATE SET
                    data = excluded.data,
                    listed_seq = coalesce(excluded.listed_seq, e.listed_seq),
                    listed_hash = nullif(coalesce(excluded.listed_hash, e.listed_hash), ''::bytea),
                    listed_as_of = coalesce(excluded.listed_as_of, e.listed_as_of),
                    info_seq = coalesce(excluded.info_seq, e.info_seq),
                    info_hash = coalesce(excluded.info_hash, e.info_hash),
                    info_as_of = coalesce(excluded.info_as_of, e.info_as_of),
                    source_updated_at = excluded.source_updated_at,
                    changed_at = excluded.changed_at,
                    change_seq = excluded.change_seq,
                    deleted_at = NULL
                RETURNING e.id) -- by that word Micronaut Data knows that the statement answers
            SELECT CASE WHEN yes THEN coalesce((
                    SELECT jsonb_object_agg(type || ':' || id, jsonb_build_object('seq', seq, 'at', at)) FROM held
                    WHERE operation IS NOT NULL AND data IS NULL), '{}')::text ELSE 'moved' END
            FROM sound
            """)
    List<String> write(String rows);

    /** Leaves the document alone: only how new the row is proven to be, and whether it is gone. */
    @Query("""
            UPDATE hub.entity e SET
                listed_seq = coalesce(c.listed_seq, e.listed_seq),
                listed_hash = nullif(coalesce(decode(c.listed_hash, 'hex'), e.listed_hash), ''::bytea),
                listed_as_of = coalesce(c.listed_as_of, e.listed_as_of),
                info_seq = coalesce(c.info_seq, e.info_seq),
                info_hash = coalesce(decode(c.info_hash, 'hex'), e.info_hash),
                info_as_of = coalesce(c.info_as_of, e.info_as_of),
                changed_at = CASE WHEN c.gone THEN (n.change ->> 'at')::timestamptz ELSE e.changed_at END,
                change_seq = CASE WHEN c.gone THEN (n.change ->> 'seq')::bigint ELSE e.change_seq END,
                deleted_at = CASE WHEN c.gone THEN (n.change ->> 'at')::timestamptz ELSE e.deleted_at END
            FROM jsonb_to_recordset(:rows::jsonb) AS c(type text, id uuid, gone boolean, listed_seq bigint,
                listed_hash text, listed_as_of timestamptz, info_seq bigint, info_hash text, info_as_of timestamptz),
                LATERAL (SELECT (SELECT :numbers::jsonb) -> (c.type || ':' || c.id) AS change) n
            WHERE e.type = c.type AND e.id = c.id
            """)
    int confirm(String rows, String numbers);

    @Query("""
            INSERT INTO hub.forgotten (key_hash, forgotten_at) VALUES (hub.key_hash(:type, :id), clock_timestamp())
            ON CONFLICT (key_hash) DO UPDATE SET erased_at = NULL
            """)
    int forget(String type, UUID id);

    @Query("DELETE FROM hub.entity_change WHERE type = :type AND id = :id")
    int eraseChanges(String type, UUID id);

    @Query("DELETE FROM hub.entity WHERE type = :type AND id = :id")
    int erase(String type, UUID id);

    /** The last line of its history, from which others learn that it must go from their copies too. */
    @Query("""
            INSERT INTO hub.entity_change (at, seq, type, id, operation, cause, changed, before)
            VALUES (clock_timestamp(), nextval('hub.change_seq'), :type, :id, 'forget', 'operator', '{}', NULL)
            """)
    int addForgotten(String type, UUID id);

    @Query("UPDATE hub.forgotten SET erased_at = clock_timestamp() WHERE key_hash = hub.key_hash(:type, :id)")
    int erased(String type, UUID id);

    @Query("DELETE FROM hub.forgotten WHERE key_hash = hub.key_hash(:type, :id)")
    int lift(String type, UUID id);

    @Query("SELECT forgotten_at FROM hub.forgotten WHERE key_hash = hub.key_hash(:type, :id)")
    List<Instant> forgottenAt(String type, UUID id);

    @Query("SELECT count(*) FROM hub.entity_change WHERE type = :type AND id = :id AND operation <> 'forget'")
    long countChanges(String type, UUID id);

    @Query("""
            SELECT e.deleted_at, e.listed_as_of, e.info_as_of,
                (SELECT coalesce(max(c.seq), 0) FROM hub.entity_change c WHERE c.type = e.type AND c.id = e.id) AS last_change
            FROM hub.entity e WHERE e.type = :type AND e.id = :id
            """)
    List<EntityState> state(String type, UUID id);

    @Query("""
            SELECT DISTINCT path FROM hub.entity_change c, unnest(c.changed) AS path
            WHERE c.type = :type AND c.id = :id AND c.seq > :after ORDER BY path
            """)
    List<String> changedAfter(String type, UUID id, long after);

    @Query("SELECT count(*) FROM hub.entity WHERE type = :type AND deleted_at IS NULL")
    long live(String type);

    @Query("""
            SELECT coalesce(data ->> 'status', '') AS status, count(*) AS live FROM hub.entity
            WHERE type = :type AND deleted_at IS NULL GROUP BY 1
            """)
    List<StatusCount> liveByStatus(String type);

    @Query("""
            SELECT id, type, NULL AS data, listed_seq, info_seq, deleted_at, false AS forgotten FROM hub.entity
            WHERE deleted_at IS NULL AND info_as_of < clock_timestamp() - :age * interval '1 millisecond'
            ORDER BY info_as_of LIMIT :most
            """)
    List<MirrorRow> detailedLongAgo(long age, int most);

    @Query("""
            SELECT id, type, NULL AS data, listed_seq, info_seq, deleted_at, false AS forgotten FROM hub.entity
            WHERE type = :type AND deleted_at IS NULL AND data #>> ARRAY[:link, 'id'] = :to
            """)
    List<MirrorRow> linkedTo(String type, String link, String to);

    @Query("SELECT max(changed_at) FROM hub.entity WHERE type = :type AND deleted_at IS NULL")
    Optional<Instant> lastChanged(String type);

    @Query("""
            SELECT type, count(*) FILTER (WHERE deleted_at IS NULL) AS live, count(deleted_at) AS deleted,
                count(*) FILTER (WHERE deleted_at IS NULL AND info_seq IS NULL) AS undetailed
            FROM hub.entity GROUP BY type ORDER BY type
            """)
    List<TypeCount> count();
}
