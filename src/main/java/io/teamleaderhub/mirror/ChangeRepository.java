package io.teamleaderhub.mirror;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ChangeRepository extends GenericRepository<ChangeRow, Long> {
    @Query("""
            SELECT * FROM (
                SELECT seq, at, operation, cause, to_json(changed)::text AS changed FROM hub.entity_change
                WHERE type = :type AND id = :id ORDER BY seq DESC LIMIT :most) latest
            ORDER BY seq
            """)
    List<ChangeRow> latest(String type, UUID id, int most);

    @Query("SELECT count(*) FROM hub.entity_change WHERE type = :type AND id = :id")
    long count(String type, UUID id);
}
