package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What runs found. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FindingRepository extends GenericRepository<FindingRow, UUID> {
    /**
     * Adds what a page showed; found again in a later pass, it counts there. {@code seenAt} is the pass's fence; what the
     * source changed less than {@code grace} milliseconds before may have its webhook under way.
     */
    @Query("""
            INSERT INTO hub.reconciliation_finding AS f
                (reconciliation_id, type, id, kind, pass, found_at, changed_at, changed, newer)
            SELECT :run, :of, r.id, r.kind, :inPass, clock_timestamp(),
                coalesce(r.updated_at, w.listed_whole_at, clock_timestamp() - interval '1 day'),
                r.changed,
                coalesce(r.updated_at > :seenAt::timestamptz - :grace * interval '1 millisecond', false)
            FROM jsonb_to_recordset(:rows::jsonb) AS r(id uuid, kind text, updated_at timestamptz, changed text[])
            LEFT JOIN hub.reconciliation_watermark w ON w.type = :of
            WHERE NOT EXISTS (SELECT 1 FROM hub.forgotten g WHERE g.key_hash = hub.key_hash(:of, r.id))
            ORDER BY r.id
            ON CONFLICT (reconciliation_id, type, id) DO UPDATE
                SET kind = excluded.kind, pass = excluded.pass, newer = excluded.newer, changed = excluded.changed
            """)
    int add(UUID run, String of, int inPass, Instant seenAt, long grace, String rows);

    /** Whether the listing that began then has not shown an entity, of that status unless it is empty. */
    @Query("SELECT EXISTS (SELECT 1 FROM hub.not_seen(:run, :of, :began, :status))")
    boolean anyNotSeen(UUID run, String of, Instant began, String status);

    @Query("SELECT count(*) FROM hub.not_seen(:run, :of, :began, '')")
    long countNotSeen(UUID run, String of, Instant began);

    /** Adds those that the listing did not show; those already known as such stay in the pass that found them. */
    @Query("""
            INSERT INTO hub.reconciliation_finding AS f (reconciliation_id, type, id, kind, pass, found_at, changed_at, seq)
            SELECT :run, :of, a.id, 'absent', :inPass, clock_timestamp(),
                coalesce(w.listed_whole_at, clock_timestamp() - interval '1 day'), (SELECT nextval('hub.fetch_seq'))
            FROM hub.not_seen(:run, :of, :began, '') AS a(id)
            LEFT JOIN hub.reconciliation_watermark w ON w.type = :of
            ORDER BY a.id
            ON CONFLICT (reconciliation_id, type, id) DO UPDATE SET kind = 'absent', pass = excluded.pass, seq = excluded.seq
                WHERE f.kind <> 'absent'
            """)
    int addAbsent(UUID run, String of, int inPass, Instant began);

    /** Those that a pass found absent, in the order of their ids, after that one. */
    @Query("""
            SELECT id FROM hub.reconciliation_finding
            WHERE reconciliation_id = :run AND type = :of AND kind = 'absent' AND pass = :inPass AND id > :after
            ORDER BY id LIMIT :most
            """)
    List<UUID> absent(UUID run, String of, int inPass, UUID after, int most);

    /** What a webhook announced since the pass began, or a moment before, is newer. */
    @Query("""
            UPDATE hub.reconciliation_finding f SET newer = true
            WHERE f.reconciliation_id = :run AND f.type = :of AND f.pass = :inPass AND NOT f.newer
              AND EXISTS (SELECT 1 FROM hub.event_log e WHERE e.key = f.type || ':' || f.id
                          AND e.received_at >= :began::timestamptz - :grace * interval '1 millisecond')
            """)
    int announced(UUID run, String of, int inPass, Instant began, long grace);

    /**
     * Differences of a pass, but for what another listing cannot mend: what cannot be stored, and what lists hide, which an
     * earlier run missed and info then had.
     */
    @Query("""
            SELECT count(*) FROM hub.reconciliation_finding f
            WHERE f.reconciliation_id = :run AND f.type = :of AND f.pass = :inPass AND f.newer = :whichAreNewer
              AND f.kind <> 'unstorable'
              AND NOT (f.kind = 'absent' AND EXISTS (
                    SELECT 1 FROM hub.reconciliation_finding p JOIN hub.entity e ON e.type = p.type AND e.id = p.id
                    WHERE p.type = f.type AND p.id = f.id AND p.kind = 'absent' AND p.reconciliation_id <> f.reconciliation_id
                      AND e.deleted_at IS NULL AND e.info_seq > p.seq))
            """)
    long count(UUID run, String of, int inPass, boolean whichAreNewer);

    /** Whether such an event was announced since then: the pages after its entity may have moved up by one. */
    @Query("SELECT EXISTS (SELECT 1 FROM hub.event_log WHERE type LIKE :events AND received_at >= :began)")
    boolean announcedSince(String events, Instant began);

    /** How many absences wait for info. */
    @Query("""
            SELECT count(*) FROM hub.undecided(:run) u JOIN hub.stale t ON t.type = u.type AND t.id = u.id
            WHERE t.state <> 'dead' AND t.due_at < 'infinity'
            """)
    long pending(UUID run);

    /** Judges whether a webhook should have announced each, when the type has webhooks. */
    @Query("""
            UPDATE hub.reconciliation_finding f
            SET missed = NOT f.newer AND f.kind <> 'unstorable'
                AND (f.kind <> 'absent' OR EXISTS (SELECT 1 FROM hub.entity e
                     WHERE e.type = f.type AND e.id = f.id AND e.deleted_at IS NOT NULL))
                AND NOT EXISTS (SELECT 1 FROM hub.event_log e WHERE e.key = f.type || ':' || f.id
                                AND e.received_at >= f.changed_at - interval '1 minute')
            WHERE f.reconciliation_id = :run AND f.type = :of
            """)
    int judge(UUID run, String of);

    @Query("""
            SELECT f.type,
                count(*) FILTER (WHERE f.kind IN ('missing', 'drifted') AND r.mode <> 'verify') AS repaired,
                count(*) FILTER (WHERE f.kind = 'absent' AND e.deleted_at IS NOT NULL) AS absent,
                count(*) FILTER (WHERE f.kind = 'absent' AND t.cause_class = 'withheld') AS withheld,
                count(*) FILTER (WHERE u.id IS NOT NULL AND t.state <> 'dead' AND t.due_at < 'infinity') AS pending,
                count(*) FILTER (WHERE f.missed) AS missed
            FROM hub.reconciliation_finding f
            JOIN hub.reconciliation r ON r.id = f.reconciliation_id
            LEFT JOIN hub.entity e ON e.type = f.type AND e.id = f.id
            LEFT JOIN hub.stale t ON t.type = f.type AND t.id = f.id
            LEFT JOIN hub.undecided(:run) u ON u.type = f.type AND u.id = f.id
            WHERE f.reconciliation_id = :run GROUP BY f.type
            """)
    List<FoundCount> counts(UUID run);

    /** By type, what the latest run that listed it whole came to. */
    @Query("""
            SELECT s.type, extract(epoch FROM clock_timestamp() - s.list_proven_as_of)::double precision AS age,
                count(f.id) AS found, count(*) FILTER (WHERE f.missed) AS missed
            FROM (SELECT DISTINCT ON (s.type) s.type, s.reconciliation_id, s.list_proven_as_of
                  FROM hub.reconciliation_step s JOIN hub.reconciliation r ON r.id = s.reconciliation_id
                  WHERE s.state = 'completed' AND r.mode <> 'incremental' AND r.finished_at IS NOT NULL
                  ORDER BY s.type, r.requested_at DESC) s
            LEFT JOIN hub.reconciliation_finding f ON f.reconciliation_id = s.reconciliation_id AND f.type = s.type
            GROUP BY s.type, s.list_proven_as_of
            """)
    List<TypeProof> proofs();

    /** A page of findings in the order of type and id, after that place; empty texts leave their condition out. */
    @Query("""
            WITH found AS (
                SELECT f.type, f.id, f.kind, f.pass, f.found_at, f.changed, f.newer, f.missed, t.failed_at AS confirmed_at,
                    CASE WHEN f.kind <> 'absent' AND f.kind <> 'unstorable' THEN
                             CASE r.mode WHEN 'verify' THEN 'found' ELSE 'repaired' END
                         WHEN e.deleted_at IS NOT NULL THEN 'deleted'
                         WHEN r.mode = 'verify' THEN 'found'
                         WHEN t.cause_class = 'withheld' THEN 'withheld'
                         WHEN t.state = 'dead' THEN 'dead'
                         WHEN u.id IS NOT NULL AND t.id IS NOT NULL THEN 'pending'
                         ELSE 'there' END AS outcome
                FROM hub.reconciliation_finding f
                JOIN hub.reconciliation r ON r.id = f.reconciliation_id
                LEFT JOIN hub.entity e ON e.type = f.type AND e.id = f.id
                LEFT JOIN hub.stale t ON t.type = f.type AND t.id = f.id
                LEFT JOIN hub.undecided(:run) u ON u.type = f.type AND u.id = f.id
                WHERE f.reconciliation_id = :run)
            SELECT * FROM found
            WHERE (:ofType = '' OR type = :ofType) AND (:ofKind = '' OR kind = :ofKind)
              AND (:withOutcome = '' OR outcome = :withOutcome)
              AND (:afterType = '' OR (type, id::text) > (:afterType, :afterId))
            ORDER BY type, id::text LIMIT :most
            """)
    List<FindingRow> page(
            UUID run, String ofType, String ofKind, String withOutcome, String afterType, String afterId, int most);
}
