package io.teamleaderhub.mirror.history;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The mirror's tables, read only. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface HistoryRepository extends GenericRepository<HistoryRepository.Row, UUID> {
    /**
     * Entities whose latest change comes after that one, in the order of these changes, and those forgotten since. Changes are
     * committed in the order of their numbers, so none can appear later before one that was shown.
     */
    @Query("""
            SELECT p.type, p.id, p.seq, p.changed_at, p.source_updated_at, p.listed_as_of, p.info_as_of, p.deleted_at,
                p.forgotten, p.data::text AS data
            FROM (
                (SELECT e.type, e.id, e.change_seq AS seq, e.changed_at, e.source_updated_at, e.listed_as_of, e.info_as_of,
                    e.deleted_at, false AS forgotten, e.data
                FROM hub.entity e
                WHERE e.type = :of AND (e.change_seq, e.id) > (:afterSeq, :afterId::uuid) AND e.changed_at >= :since
                  AND CASE :gone WHEN 'false' THEN e.deleted_at IS NULL WHEN 'only' THEN e.deleted_at IS NOT NULL
                      ELSE true END
                ORDER BY e.change_seq, e.id LIMIT :most)
                UNION ALL
                (SELECT c.type, c.id, c.seq, c.at, NULL, NULL, NULL, c.at, true, NULL
                FROM hub.entity_change c
                WHERE c.type = :of AND c.operation = 'forget' AND (c.seq, c.id) > (:afterSeq, :afterId::uuid)
                  AND c.at >= :since AND :gone <> 'false'
                ORDER BY c.seq LIMIT :most)) p
            ORDER BY p.seq, p.id LIMIT :most
            """)
    List<DocumentRow> page(String of, long afterSeq, UUID afterId, Instant since, String gone, int most);

    /** The last change before an instant; -1 when history has none. */
    @Query("""
            SELECT coalesce((SELECT c.seq FROM hub.entity_change c WHERE c.at < :since ORDER BY c.at DESC, c.seq DESC LIMIT 1), -1)
            """)
    long lastBefore(Instant since);

    @Query("""
            SELECT type, id, change_seq AS seq, changed_at, source_updated_at, listed_as_of, info_as_of, deleted_at,
                false AS forgotten, data::text AS data
            FROM hub.entity WHERE type = :of AND id = :which
            """)
    List<DocumentRow> get(String of, UUID which);

    @Query("""
            SELECT seq, at, operation, cause, to_json(changed)::text AS changed, before::text AS before FROM hub.entity_change
            WHERE type = :of AND id = :which AND seq < :beforeSeq ORDER BY seq DESC LIMIT :most
            """)
    List<VersionRow> versions(String of, UUID which, long beforeSeq, int most);

    @Query("SELECT known, live, data::text AS data FROM hub.state_as_of(:of, :which, :instant)")
    List<StateRow> asOf(String of, UUID which, Instant instant);

    @Query("""
            SELECT id, operation, to_json(changed)::text AS changed
            FROM hub.differences(:of, :fromInstant, :toInstant, nullif(:afterId, '')::uuid, :most)
            """)
    List<DifferenceRow> differences(String of, Instant fromInstant, Instant toInstant, String afterId, int most);

    /** None while nothing was ever dropped. */
    @Query("SELECT complete_since FROM hub.history_limit WHERE complete_since > '-infinity'")
    List<Instant> begins();

    @Query("SELECT clock_timestamp()")
    Instant now();

    /** An entity. */
    @MappedEntity(value = "entity", schema = "hub")
    record Row(@Id UUID id, String type) {}
}
