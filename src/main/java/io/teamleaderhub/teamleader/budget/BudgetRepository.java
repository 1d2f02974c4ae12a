package io.teamleaderhub.teamleader.budget;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

/** What all processes know besides the slots: the pause, the server's limit, who waits. Time is the database's. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BudgetRepository extends GenericRepository<BudgetRow, Boolean> {
    @Query("SELECT one, refusals, said FROM hub.api_budget")
    BudgetRow read();

    /** One refusal more in a row, unless its call left before the pause that is on. */
    @Query("UPDATE hub.api_budget SET refusals = refusals + 1 WHERE paused_until <= clock_timestamp()")
    int refused();

    @Query("""
            UPDATE hub.api_budget
            SET paused_until = greatest(paused_until, clock_timestamp() + :millis * interval '1 millisecond')
            """)
    int pause(long millis);

    @Query("""
            SELECT greatest(0, extract(epoch FROM greatest(paused_until, clock_timestamp()) - clock_timestamp()) * 1000)::bigint
            FROM hub.api_budget
            """)
    long pausedMillis();

    /** Ends the row of refusals: a call that left after the pause was taken. */
    @Query("""
            UPDATE hub.api_budget SET refusals = 0 WHERE refusals > 0
              AND paused_until <= (SELECT taken_at FROM hub.api_slot WHERE n = :n AND taken_by = :takenBy)
            """)
    int admitted(int n, String takenBy);

    /** Believes the limit that an answer names; a higher one only when its call left after the lower one was heard. */
    @Query("""
            UPDATE hub.api_budget SET said = :limit, said_at = clock_timestamp()
            WHERE said IS DISTINCT FROM :limit AND (said IS NULL OR :limit < said
              OR said_at <= (SELECT taken_at FROM hub.api_slot WHERE n = :n AND taken_by = :takenBy))
            """)
    int said(int limit, int n, String takenBy);

    @Query("""
            INSERT INTO hub.api_waiter (id, call_class, until)
            VALUES (:id, :callClass, clock_timestamp() + :millis * interval '1 millisecond')
            ON CONFLICT (id) DO UPDATE SET call_class = excluded.call_class, until = excluded.until
            """)
    int waits(UUID id, int callClass, long millis);

    /** Also forgets those who died waiting. */
    @Query("DELETE FROM hub.api_waiter WHERE id = :id OR until < clock_timestamp() - interval '1 minute'")
    int stopsWaiting(UUID id);
}
