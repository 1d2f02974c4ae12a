package io.teamleaderhub.erasure;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** What is known of an entity outside the mirror, and the audit. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ErasureRepository extends GenericRepository<ErasureRepository.Row, UUID> {
    /** Rows by table, as a JSON object; removes them when told to. */
    @Query("SELECT hub.traces(:of, :which, :remove)::text")
    List<String> traces(String of, UUID which, boolean remove);

    /** Waits until whoever is writing to the table has committed: a second at the most, then it fails. */
    @Query("SELECT hub.await_writers(:name::regclass)::text")
    List<String> awaitWriters(String name);

    @Query("""
            INSERT INTO hub.erasure (at, key_hash, action, type, requested_by, reason, removed)
            VALUES (clock_timestamp(), hub.key_hash(:of, :which), :action, :of, :who, :reason, :removed::jsonb)
            """)
    int note(String of, UUID which, String action, String who, String reason, String removed);

    /** A forgotten entity. */
    @MappedEntity(value = "erasure", schema = "hub")
    record Row(@Id UUID id) {}
}
