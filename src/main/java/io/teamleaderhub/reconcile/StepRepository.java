package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface StepRepository extends GenericRepository<StepRow, String> {
    @Query("""
            INSERT INTO hub.reconciliation_step (reconciliation_id, type, position, state)
            VALUES (:run, :of, :position, 'waiting')
            """)
    int add(UUID run, String of, int position);

    @Query("SELECT * FROM hub.reconciliation_step WHERE reconciliation_id = :run ORDER BY position")
    List<StepRow> of(UUID run);

    @Query("SELECT * FROM hub.reconciliation_step WHERE reconciliation_id = :run AND type = :of")
    StepRow get(UUID run, String of);

    /** The first step that is not over; the first listing of every type comes before the second of any. */
    @Query("""
            SELECT * FROM hub.reconciliation_step
            WHERE reconciliation_id = :run AND state IN ('waiting', 'running') ORDER BY pass, position LIMIT 1
            """)
    Optional<StepRow> next(UUID run);

    /** A pass begins or goes on; where it begins depends on what there is when it does. */
    @Query("""
            UPDATE hub.reconciliation_step s SET state = 'running',
                started_at = coalesce(started_at, clock_timestamp()),
                pass_began_at = coalesce(pass_began_at, clock_timestamp()),
                since = CASE WHEN :incremental THEN coalesce(since,
                    (SELECT until - :overlap * interval '1 millisecond' FROM hub.reconciliation_watermark w WHERE w.type = s.type)) END,
                first_load = first_load OR (pass = 1 AND NOT EXISTS (SELECT 1 FROM hub.reconciliation_watermark w
                    WHERE w.type = s.type AND w.listed_whole_at IS NOT NULL))
            WHERE reconciliation_id = :run AND type = :of AND state IN ('waiting', 'running')
            """)
    int begin(UUID run, String of, boolean incremental, long overlap);

    /** Begins a pass again that stood still too long for its place in the list to mean anything; 0 when it did not. */
    @Query("""
            UPDATE hub.reconciliation_step SET part = 0, next_page = 1, scanned = 0, unchanged = 0, pass_began_at = NULL,
                fence = NULL, advanced_at = NULL
            WHERE reconciliation_id = :run AND type = :of AND state = 'running'
              AND advanced_at < clock_timestamp() - :within * interval '1 millisecond'
            """)
    int restartOld(UUID run, String of, long within);

    @Query("UPDATE hub.reconciliation_step SET calls = calls + 1 WHERE reconciliation_id = :run AND type = :of")
    int countCall(UUID run, String of);

    /** 0 when that page is not the one to be written next: the page before was lost, or somebody else's run it is. */
    @Query("""
            UPDATE hub.reconciliation_step SET next_page = next_page + :pages, calls = calls + :pages, advanced_at = clock_timestamp(),
                fence = coalesce(fence, :seenAt), scanned = scanned + :more,
                created = created + :added, changed = changed + :differed, unchanged = unchanged + :equal,
                unstorable = unstorable + :refused
            WHERE reconciliation_id = :run AND type = :of AND state = 'running' AND part = :ofPart AND next_page = :number
            """)
    int advance(
            UUID run,
            String of,
            int ofPart,
            int number,
            int pages,
            Instant seenAt,
            long more,
            long added,
            long differed,
            long equal,
            long refused);

    /** 0 when that page was not the last one written. */
    @Query("""
            UPDATE hub.reconciliation_step SET part = part + 1, next_page = 1
            WHERE reconciliation_id = :run AND type = :of AND state = 'running' AND part = :ofPart AND next_page = :last + 1
            """)
    int nextPart(UUID run, String of, int ofPart, int last);

    /** A pass is over, and the step with it unless it is to be listed again. */
    @Query("""
            UPDATE hub.reconciliation_step SET suspects = suspects + :accused, withheld = greatest(withheld, :held),
                differences = :found, newer = :meanwhile, shifted = :slipped,
                state = CASE WHEN :again THEN 'waiting' ELSE 'completed' END,
                finished_at = CASE WHEN :again THEN NULL ELSE clock_timestamp() END
            WHERE reconciliation_id = :run AND type = :of
            """)
    int endPass(
            UUID run, String of, long accused, long held, long found, long meanwhile, boolean slipped, boolean again);

    @Query("""
            UPDATE hub.reconciliation_step SET pass = pass + 1, part = 0, next_page = 1, scanned = 0, unchanged = 0,
                pass_began_at = NULL, advanced_at = NULL, fence = NULL
            WHERE reconciliation_id = :run AND type = :of
            """)
    int nextPass(UUID run, String of);

    /** Its type is suspended: the step neither succeeded nor failed. */
    @Query("""
            UPDATE hub.reconciliation_step
            SET state = 'suspended', failure = :why, finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND type = :of
            """)
    int suspend(UUID run, String of, String why);

    /**
     * A suspended type answers again: an open run lists it after all. The framework takes a statement with the words "for
     * update" for a query, so the lock is the weaker one, which does as well.
     */
    @Query("""
            UPDATE hub.reconciliation_step s
            SET state = 'waiting', failure = NULL, started_at = NULL, finished_at = NULL, next_page = 1, part = 0,
                scanned = 0, unchanged = 0, pass_began_at = NULL, advanced_at = NULL, fence = NULL
            FROM (SELECT id FROM hub.reconciliation WHERE state IN ('queued', 'running') FOR NO KEY UPDATE) r
            WHERE s.reconciliation_id = r.id AND s.type = :of AND s.state = 'suspended'
            """)
    int reopen(String of);

    @Query("""
            UPDATE hub.reconciliation_step SET state = 'failed', failure = :why, finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND type = :of
            """)
    int fail(UUID run, String of, String why);

    @Query("""
            UPDATE hub.reconciliation_step SET state = 'cancelled', finished_at = clock_timestamp()
            WHERE reconciliation_id = :run AND state IN ('waiting', 'running')
            """)
    int cancel(UUID run);

    /** The next incremental run begins there; never before where it already would. */
    @Query("""
            INSERT INTO hub.reconciliation_watermark AS w (type, until, listed_whole_at) VALUES (:of, :seenAt, :wholeAt)
            ON CONFLICT (type) DO UPDATE SET until = greatest(w.until, excluded.until),
                listed_whole_at = coalesce(excluded.listed_whole_at, w.listed_whole_at)
            """)
    int mark(String of, Instant seenAt, @Nullable Instant wholeAt);

    /** The source's clock at the beginning of a pass that had no page to tell it: ours. */
    @Query("""
            UPDATE hub.reconciliation_step SET fence = coalesce(fence, pass_began_at)
            WHERE reconciliation_id = :run AND type = :of
            """)
    int fence(UUID run, String of);

    /** Seconds since the last complete listing began; empty before the first. */
    @Query("""
            SELECT extract(epoch FROM clock_timestamp() - listed_whole_at)::double precision
            FROM hub.reconciliation_watermark WHERE type = :of AND listed_whole_at IS NOT NULL
            """)
    Optional<Double> sinceListedWhole(String of);

    @Query("SELECT count(*) FROM hub.reconciliation_watermark WHERE type = :of AND until IS NOT NULL")
    long marked(String of);

    /**
     * What the step proves, once nothing that it found is open any more. A run that repairs nothing leaves what is newer as it
     * is, so it proves an earlier time.
     */
    @Query("""
            UPDATE hub.reconciliation_step s SET
                list_proven_as_of = CASE WHEN :whole AND s.differences = 0 AND s.unstorable = 0 AND NOT s.shifted
                        AND NOT EXISTS (SELECT 1 FROM hub.undecided(s.reconciliation_id) u WHERE u.type = s.type)
                    THEN s.fence - CASE WHEN :repairing OR s.newer = 0 THEN interval '0' ELSE interval '30 seconds' END END,
                detail_proven_as_of = (SELECT CASE WHEN count(*) = count(e.info_as_of) THEN min(e.info_as_of) END
                    FROM hub.entity e WHERE e.type = s.type AND e.deleted_at IS NULL)
            WHERE s.reconciliation_id = :run AND s.state = 'completed'
            """)
    int prove(UUID run, boolean whole, boolean repairing);
}
