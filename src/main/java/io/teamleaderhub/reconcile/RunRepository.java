package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RunRepository extends GenericRepository<RunRow, UUID> {
    /** 0 when another run is open. */
    @Query("""
            INSERT INTO hub.reconciliation (id, mode, details, requested_by, state, expected_calls, requested_at)
            VALUES (:id, :does, :withDetails, :by, 'queued', :expected, clock_timestamp())
            ON CONFLICT DO NOTHING
            """)
    int add(UUID id, String does, boolean withDetails, String by, long expected);

    @Query("SELECT * FROM hub.reconciliation WHERE state IN ('queued', 'running')")
    Optional<RunRow> open();

    @Query("SELECT * FROM hub.reconciliation WHERE id = :id")
    Optional<RunRow> find(UUID id);

    @Query("SELECT * FROM hub.reconciliation ORDER BY requested_at DESC LIMIT :most")
    List<RunRow> latest(int most);

    /** The latest run of a mode that asker asked for. */
    @Query("""
            SELECT * FROM hub.reconciliation WHERE mode = :does AND requested_by = :by
            ORDER BY requested_at DESC LIMIT 1
            """)
    Optional<RunRow> latestOf(String does, String by);

    @Query("""
            UPDATE hub.reconciliation SET state = 'running', started_at = coalesce(started_at, clock_timestamp())
            WHERE id = :id AND state IN ('queued', 'running')
            """)
    int start(UUID id);

    /** 0 when it was over, or a step was reopened meanwhile. */
    @Query("""
            UPDATE hub.reconciliation SET state = :newState, finished_at = clock_timestamp()
            WHERE id = :id AND state IN ('queued', 'running') AND NOT EXISTS (SELECT 1 FROM hub.reconciliation_step
                WHERE reconciliation_id = :id AND state IN ('waiting', 'running'))
            """)
    int finish(UUID id, String newState);

    /** Nobody else changes the run before this transaction ends. */
    @Query("SELECT * FROM hub.reconciliation WHERE id = :id FOR UPDATE")
    Optional<RunRow> lock(UUID id);

    /** One run is open at a time, so all that was seen is the run's that ends. */
    @Query("SELECT hub.forget_seen()::text")
    List<String> forgetSeen();

    @Query("DELETE FROM hub.reconciliation_seen WHERE reconciliation_id = :run AND type = :type")
    int forgetSeen(UUID run, String type);

    /** Those of the ids that this run had not seen. */
    @Query("""
            WITH added AS (
                INSERT INTO hub.reconciliation_seen (reconciliation_id, type, id)
                SELECT :run, :type, id::uuid FROM jsonb_array_elements_text(:ids::jsonb) AS id ORDER BY id
                ON CONFLICT DO NOTHING RETURNING id)
            SELECT id FROM added
            """)
    List<UUID> see(UUID run, String type, String ids);

    /** Whether nothing was ever listed whole, no run is open, and none failed a moment ago. */
    @Query("""
            SELECT NOT EXISTS (SELECT 1 FROM hub.reconciliation
                WHERE state IN ('queued', 'running') OR (state = 'completed' AND mode = 'full')
                   OR finished_at > clock_timestamp() - interval '10 minutes')
            """)
    boolean firstIsDue();

    /** Whether a run of that asker did not complete in the last ten minutes. */
    @Query("""
            SELECT EXISTS (SELECT 1 FROM hub.reconciliation WHERE requested_by = :by AND state IN ('failed', 'cancelled')
                AND finished_at > clock_timestamp() - interval '10 minutes')
            """)
    boolean failedLately(String by);

    /** When the first run was asked for. */
    @Query("SELECT min(requested_at) FROM hub.reconciliation")
    Optional<Instant> first();

    /** Runs older than the latest 200 and than 90 days go, with what they found. */
    @Query("""
            DELETE FROM hub.reconciliation WHERE requested_at < clock_timestamp() - interval '90 days'
                AND id NOT IN (SELECT id FROM hub.reconciliation ORDER BY requested_at DESC LIMIT 200)
            """)
    int forgetOld();

    @Query("SELECT clock_timestamp()")
    Instant now();
}
