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
            INSERT INTO hub.reconciliation (id, mode, requested_by, state, requested_at)
            VALUES (:id, 'full', :requestedBy, 'queued', clock_timestamp())
            ON CONFLICT DO NOTHING
            """)
    int add(UUID id, String requestedBy);

    @Query("SELECT * FROM hub.reconciliation WHERE state IN ('queued', 'running')")
    Optional<RunRow> open();

    @Query("SELECT * FROM hub.reconciliation WHERE id = :id")
    Optional<RunRow> find(UUID id);

    @Query("SELECT * FROM hub.reconciliation ORDER BY requested_at DESC LIMIT :limit")
    List<RunRow> latest(int limit);

    @Query("""
            UPDATE hub.reconciliation SET state = 'running', started_at = coalesce(started_at, clock_timestamp())
            WHERE id = :id
            """)
    int start(UUID id);

    /** 0 when a step was reopened meanwhile. */
    @Query("""
            UPDATE hub.reconciliation SET state = :state, finished_at = clock_timestamp()
            WHERE id = :id AND NOT EXISTS (SELECT 1 FROM hub.reconciliation_step
                WHERE reconciliation_id = :id AND state IN ('waiting', 'running'))
            """)
    int finish(UUID id, String state);

    /** Nobody else changes the run before this transaction ends. */
    @Query("SELECT * FROM hub.reconciliation WHERE id = :id FOR UPDATE")
    Optional<RunRow> lock(UUID id);

    @Query("DELETE FROM hub.reconciliation_seen WHERE reconciliation_id = :id")
    int forgetSeen(UUID id);

    /** How many of the ids this run had not seen. */
    @Query("""
            INSERT INTO hub.reconciliation_seen (reconciliation_id, type, id)
            SELECT :run, :type, id::uuid FROM jsonb_array_elements_text(:ids::jsonb) AS id
            ON CONFLICT DO NOTHING
            """)
    int see(UUID run, String type, String ids);

    /** Whether nothing was ever listed whole, no run is open, and none failed a moment ago. */
    @Query("""
            SELECT NOT EXISTS (SELECT 1 FROM hub.reconciliation
                WHERE state IN ('queued', 'running', 'completed') OR finished_at > clock_timestamp() - interval '1 minute')
            """)
    boolean firstIsDue();

    @Query("SELECT clock_timestamp()")
    Instant now();
}
