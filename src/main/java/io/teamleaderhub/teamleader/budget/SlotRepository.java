package io.teamleaderhub.teamleader.budget;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

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

    @Query("DELETE FROM hub.api_slot WHERE n > :limit")
    int deleteAbove(int limit);

    /**
     * Takes a free slot when the class may have one. A paced class leaves {@code reserve} slots and comes at most ten
     * times in ten paces. An unpaced one is spaced only when half the slots are gone, so that the rest lasts until the next comes free.
     */
    @Query("""
            WITH clock AS (SELECT clock_timestamp() AS at),
            state AS (
                SELECT at,
                       count(*) FILTER (WHERE free_at <= at) AS free,
                       min(free_at) FILTER (WHERE free_at > at) AS next_free,
                       max(taken_at) AS last_taken,
                       count(*) FILTER (WHERE call_class >= 2 AND taken_at > at - 10 * :pace * interval '1 microsecond')
                           AS paced_lately
                FROM hub.api_slot, clock GROUP BY at),
            slot AS (
                SELECT n FROM hub.api_slot, state
                WHERE free_at <= at AND free > :reserve
                  AND CASE WHEN :paced THEN paced_lately < 10
                           ELSE free * 2 > :limit
                                OR coalesce(last_taken <= at - least((next_free - at) / free, interval '2 seconds'), true)
                      END
                ORDER BY n LIMIT 1)
            UPDATE hub.api_slot s
            SET free_at = at + :hold * interval '1 millisecond', taken_at = at, call_class = :callClass, taken_by = :takenBy
            FROM slot, clock WHERE s.n = slot.n RETURNING s.n
            """)
    List<SlotRow> take(int reserve, boolean paced, long pace, int limit, long hold, int callClass, String takenBy);

    @Query("""
            UPDATE hub.api_slot SET free_at = clock_timestamp() + :window * interval '1 millisecond'
            WHERE n = :n AND taken_by = :takenBy
            """)
    int used(int n, String takenBy, long window);

    @Query("""
            UPDATE hub.api_slot SET free_at = clock_timestamp(), taken_at = NULL, call_class = NULL, taken_by = NULL
            WHERE n = :n AND taken_by = :takenBy
            """)
    int giveBack(int n, String takenBy);

    /**
     * Of the slots that are free or would come free before the server's window moves on, leaves what remains there; the
     * others are held back until then, a window at the most.
     */
    @Query("""
            WITH moved AS (
                SELECT least(:until, clock_timestamp() + :window * interval '1 millisecond') AS at),
            excess AS (
                SELECT n FROM hub.api_slot, moved WHERE free_at < at ORDER BY free_at, n OFFSET :remaining)
            UPDATE hub.api_slot s SET free_at = at FROM excess, moved WHERE s.n = excess.n
            """)
    int holdBack(int remaining, Instant until, long window);

    /** Also takes the slots from whoever is calling: an answer that comes during the pause must not end it. */
    @Query("UPDATE hub.api_slot SET free_at = greatest(free_at, :until), taken_by = NULL")
    int pause(Instant until);

    @Query("SELECT count(*) FROM hub.api_slot WHERE free_at > clock_timestamp()")
    long countTaken();

    /** Milliseconds until some slot comes free; 0 when one is. */
    @Query("""
            SELECT greatest(0, extract(epoch FROM min(free_at) - clock_timestamp()) * 1000)::bigint
            FROM hub.api_slot WHERE free_at > '-infinity'
            HAVING NOT EXISTS (SELECT 1 FROM hub.api_slot WHERE free_at <= clock_timestamp())
            """)
    List<Long> millisUntilFree();
}
