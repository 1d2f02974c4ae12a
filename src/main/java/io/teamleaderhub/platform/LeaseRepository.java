package io.teamleaderhub.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeaseRepository extends GenericRepository<LeaseRow, String> {
    @Query("""
            INSERT INTO hub.lease AS l (name, owner, token, until)
            VALUES (:name, :owner, :token, clock_timestamp() + :millis * interval '1 millisecond')
            ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = excluded.token, until = excluded.until
            WHERE l.until < clock_timestamp()
            """)
    int take(String name, String owner, UUID token, long millis);

    @Query("""
            UPDATE hub.lease SET until = clock_timestamp() + :millis * interval '1 millisecond'
            WHERE name = :name AND token = :token AND until > clock_timestamp()
            """)
    int prolong(String name, UUID token, long millis);

    @Query("UPDATE hub.lease SET until = '-infinity' WHERE name = :name AND token = :token")
    int release(String name, UUID token);
}
