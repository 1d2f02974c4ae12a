package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StepRepository extends GenericRepository<StepRow, String> {
    @Query("""
            INSERT INTO hub.reconciliation_step (reconciliation_id, type, position, state)
            VALUES (:run, :type, :position, 'waiting')
            """)
    int add(UUID run, String type, int position);

    @Query("SELECT * FROM hub.reconciliation_step WHERE reconciliation_id = :run ORDER BY position")
    List<StepRow> of(UUID run);

    /** The first step that is not over. */
    @Query("""
            SELECT * FROM hub.reconciliation_step
            WHERE reconciliation_id = :run AND state IN ('waiting', 'running') ORDER BY position LIMIT 1
            """)
    Optional<StepRow> next(UUID run);

    @Query("""
            UPDATE hub.reconciliation_step SET state = 'running', started_at = coalesce(started_at, clock_timestamp())
            WHERE reconciliation_id = :run AND type = :type
            """)
    int start(UUID run, String type);

    @Query("UPDATE hub.reconciliation_step SET calls = calls + 1 WHERE reconciliation_id = :run AND type = :type")
    int countCall(UUID run, String type);

    @Query("""
            UPDATE hub.reconciliation_step SET next_page = next_page + 1, scanned = scanned + :scanned,
                created = created + :created, changed = changed + :changed, unchanged = unchanged + :unchanged,
                unstorable = unstorable + :unstorable
            WHERE reconciliation_id = :run AND type = :type
            """)
    int advance(UUID run, String type, long scanned, long created, long changed, long unchanged, long unstorable);

    @Query("""
            UPDATE hub.reconciliation_step SET state = 'completed', suspects = :suspects, withheld = :withheld, finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND type = :type
            """)
    int complete(UUID run, String type, long suspects, long withheld);

    /** Its type is suspended: the step neither succeeded nor failed. */
    @Query("""
            UPDATE hub.reconciliation_step
            SET state = 'suspended', failure = :why, finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND type = :type
            """)
    int suspend(UUID run, String type, String why);

    /**
     * A suspended type answers again: an open run lists it after all. The framework takes a statement with the words "for
     * update" for a query, so the lock is the weaker one, which does as well.
     */
    @Query("""
            UPDATE hub.reconciliation_step s
            SET state = 'waiting', failure = NULL, started_at = NULL, finished_at = NULL, next_page = 1
            FROM (SELECT id FROM hub.reconciliation WHERE state IN ('queued', 'running') FOR NO KEY UPDATE) r
            WHERE s.reconciliation_id = r.id AND s.type = :type AND s.state = 'suspended'
            """)
    int reopen(String type);

    @Query("""
            UPDATE hub.reconciliation_step SET state = 'failed', failure = :failure, finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND type = :type
            """)
    int fail(UUID run, String type, String failure);
}
