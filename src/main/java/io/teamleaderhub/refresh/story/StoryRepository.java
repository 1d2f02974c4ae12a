package io.teamleaderhub.refresh.story;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.teamleaderhub.refresh.story.StoryRepository.Key;
import java.util.List;
import java.util.UUID;

/** One key's rows, read only. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StoryRepository extends GenericRepository<Key, UUID> {
    @Query("""
            SELECT need, call_class, cause, state, marked_at, nullif(due_at, 'infinity') AS due_at, attempts, cause_class,
                first_error, first_failed_at, last_error, failed_at, withheld_by
            FROM hub.stale WHERE type = :type AND id = :id
            """)
    List<Pending> pending(String type, UUID id);

    @Query("""
            SELECT count(*) AS fetches, coalesce(sum(1.0 / keys), 0)::double precision AS calls
            FROM hub.fetch_log WHERE type = :type AND id = :id
            """)
    FetchTotal total(String type, UUID id);

    @Query("""
            SELECT * FROM (
                SELECT discarded_at, cause_class, attempts, first_error, first_failed_at, last_error, failed_at, reason
                FROM hub.discarded_letter WHERE type = :type AND id = :id ORDER BY discarded_at DESC LIMIT :most) latest
            ORDER BY discarded_at
            """)
    List<Discarded> discarded(String type, UUID id, int most);

    /** A key of the stale set. */
    @MappedEntity(value = "stale", schema = "hub")
    record Key(@Id UUID id, String type) {}
}
