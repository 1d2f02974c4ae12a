package io.teamleaderhub.teamleader.budget;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The slots of the budget; time is the database's. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SlotRepository extends GenericRepository<SlotRow, Integer> {
    /** Taken for the rest of the transaction by whoever changes slots: two processes never decide on the same view. */
    @Query("SELECT pg_advisory_xact_lock(7214001)::text")
    List<String> lock();

    @Query("""
            INSERT INTO hub.api_slot (n, free_at) SELECT n, '-infinity' FROM generate_series(1, :limit) AS n
            ON CONFLICT (n) DO NOTHING
            """)
    int create(int limit);

    /** A slot above the limit that still counts stays until it does not. */
    @Query("DELETE FROM hub.api_slot WHERE n > :limit AND free_at <= clock_timestamp()")
    int deleteAbove(int limit);

    /** The slots as they are; {@code horizon} and {@code window} in microseconds, {@code self} does not count as waiting. */
    @Query("""
            WITH clock AS (SELECT clock_timestamp() AS at),
            budget AS (
                SELECT at, least(:limit, coalesce(said, :limit)) AS allowed, paused_until FROM hub.api_budget, clock),
            slot AS (
                SELECT n, free_at, call_class, taken_at, free_at > at AS counts,
                       row_number() OVER (PARTITION BY free_at > at ORDER BY free_at) AS place,
                       row_number() OVER (PARTITION BY call_class >= 2 ORDER BY taken_at DESC NULLS LAST) AS rank
                FROM hub.api_slot, clock),
            state AS (
                SELECT count(*) FILTER (WHERE counts) AS taken, count(*) FILTER (WHERE taken_at > at - :window * interval '1 microsecond') AS calls,
                       max(taken_at) AS last_taken,
                       max(taken_at) FILTER (WHERE call_class >= 2 AND rank = 12) AS twelfth_paced,
                       max(taken_at) FILTER (WHERE call_class = 2) AS last_reconcile
                FROM slot, clock)
            SELECT b.allowed, s.taken, s.calls,
                   CASE WHEN paused_until > at THEN extract(epoch FROM paused_until - at) * 1000000 ELSE 0 END::bigint AS paused,
                   least(:window, coalesce((SELECT extract(epoch FROM free_at - at) * 1000000 FROM slot
                       WHERE counts AND place = greatest(0, s.taken - b.allowed) + 1), :window))::bigint AS next_free,
                   (SELECT count(*) FROM slot WHERE counts AND place > s.taken - b.allowed
                        AND free_at <= at + :horizon * interval '1 microsecond') AS coming,
                   (extract(epoch FROM at - s.last_taken) * 1000000)::bigint AS last_taken,
                   (extract(epoch FROM at - s.twelfth_paced) * 1000000)::bigint AS twelfth_paced,
                   (extract(epoch FROM at - s.last_reconcile) * 1000000)::bigint AS last_reconcile,
                   (SELECT min(call_class) FROM hub.api_waiter WHERE until > at AND id <> :self)::int AS waiting,
                   EXISTS (SELECT 1 FROM hub.api_waiter WHERE until > at AND id <> :self AND call_class = 2)
                       AS reconcile_waits
            FROM budget b, state s
            """)
    Supply supply(int limit, long window, long horizon, UUID self);

    /** Calls for live work and operators that left in the last window; microseconds. */
    @Query("""
            SELECT count(*) FROM hub.api_slot
            WHERE call_class < 2 AND taken_at > clock_timestamp() - :window * interval '1 microsecond'
            """)
    long urgent(long window);

    /** Takes the free slot with the smallest number. */
    @Query("""
            UPDATE hub.api_slot
            SET free_at = clock_timestamp() + :hold * interval '1 millisecond', taken_at = clock_timestamp(),
                call_class = :callClass, taken_by = :takenBy
            WHERE n = (SELECT n FROM hub.api_slot, (SELECT clock_timestamp() AS at) c WHERE free_at <= at ORDER BY n LIMIT 1)
            RETURNING n
            """)
    List<SlotRow> take(long hold, int callClass, String takenBy);

    @Query("""
            UPDATE hub.api_slot SET free_at = clock_timestamp() + :window * interval '1 millisecond'
            WHERE n = :n AND taken_by = :takenBy
            """)
    int used(int n, String takenBy, long window);

    @Query("""
            UPDATE hub.api_slot SET free_at = '-infinity', taken_at = NULL, call_class = NULL, taken_by = NULL
            WHERE n = :n AND taken_by = :takenBy
            """)
    int giveBack(int n, String takenBy);

    /** Ends what an earlier answer had held back. */
    @Query("""
            UPDATE hub.api_slot SET free_at = '-infinity', taken_at = NULL, call_class = NULL, taken_by = NULL
            WHERE taken_by = 'others'
            """)
    int release();

    /**
     * Holds free slots back for calls that the server counts and that are not ours: what it counts beyond the slots that
     * have not been free all the time since the call with the answer left. The first comes free at the reset, when the
     * oldest counted call is forgotten, the others one pace after the other; a later answer releases or holds anew.
     *
     * @param counted calls that count, as the server says
     */
    @Query("""
            WITH clock AS (SELECT clock_timestamp() AS at),
            ours AS (
                SELECT count(*) AS n FROM hub.api_slot
                WHERE free_at > (SELECT taken_at FROM hub.api_slot WHERE n = :n AND taken_by = :takenBy)),
            excess AS (
                SELECT s.n, row_number() OVER (ORDER BY s.n) AS place FROM hub.api_slot s, clock
                WHERE free_at <= at ORDER BY s.n LIMIT greatest(0, :counted - (SELECT n FROM ours)))
            UPDATE hub.api_slot s
            SET free_at = at + least(:untilReset + (place - 1) * :pace, :window) * interval '1 microsecond',
                taken_at = NULL, call_class = NULL, taken_by = 'others'
            FROM excess e, clock WHERE s.n = e.n
            """)
    int holdBack(int n, String takenBy, int counted, long untilReset, long pace, long window);
}
