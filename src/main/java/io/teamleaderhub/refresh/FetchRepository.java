package io.teamleaderhub.refresh;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface FetchRepository extends GenericRepository<StaleRow, UUID> {
    @Query("""
            INSERT INTO hub.fetch_log (fetched_at, type, id, via, call_class, cause, marks, keys, outcome, error)
            SELECT :at, f.type, f.id, :via, :callClass, f.cause, f.marks, :keys, f.outcome, nullif(:error, '')
            FROM jsonb_to_recordset(:rows::jsonb) AS f(type text, id uuid, cause text, marks int, outcome text)
            WHERE NOT EXISTS (SELECT 1 FROM hub.forgotten g WHERE g.key_hash = hub.key_hash(f.type, f.id))
            ON CONFLICT DO NOTHING
            """)
    int add(String rows, Instant at, String via, int callClass, int keys, String error);

    @Query("""
            SELECT fetched_at, via, call_class, cause, marks, keys, outcome, error FROM hub.fetch_log
            WHERE type = :type AND id = :id ORDER BY fetched_at DESC LIMIT :most
            """)
    List<Fetch> of(String type, UUID id, int most);
}
