package io.teamleaderhub.teamleader.contract;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TypeStatusRepository extends GenericRepository<TypeStatusRow, String> {
    @Query("SELECT * FROM hub.type_status WHERE type = :type")
    Optional<TypeStatusRow> find(String type);

    /** As it is now, and stays until the transaction's end, for others as well. */
    @Query("SELECT * FROM hub.type_status WHERE type = :type FOR SHARE")
    Optional<TypeStatusRow> hold(String type);

    @Query("SELECT * FROM hub.type_status WHERE type = :type FOR UPDATE")
    Optional<TypeStatusRow> lock(String type);

    @Query("SELECT * FROM hub.type_status WHERE state = 'suspended' ORDER BY type")
    List<TypeStatusRow> suspended();

    @Query("""
            INSERT INTO hub.type_status AS t (type, state, why, since, checked_at)
            VALUES (:type, :state, :why, clock_timestamp(), clock_timestamp())
            ON CONFLICT (type) DO UPDATE SET state = excluded.state, why = excluded.why,
                since = CASE WHEN t.state = excluded.state THEN t.since ELSE excluded.since END,
                checked_at = excluded.checked_at
            """)
    int set(String type, String state, String why);

    /** The suspended types whose turn to be tried it is; each goes to one process. */
    @Query("""
            WITH due AS (
                SELECT type FROM hub.type_status
                WHERE state = 'suspended' AND checked_at <= clock_timestamp() - :every * interval '1 millisecond'
                FOR UPDATE)
            UPDATE hub.type_status t SET checked_at = clock_timestamp()
            FROM due d WHERE t.type = d.type
            RETURNING t.type, t.state, t.why, t.since, t.checked_at
            """)
    List<TypeStatusRow> takeDue(long every);
}
