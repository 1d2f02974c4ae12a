package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Reads what is to be published, each page in one statement: a row and its number are of the same moment. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedRepository extends GenericRepository<FeedRow, Long> {
    /**
     * To the end of the transaction, rows are looked up by their keys: a statement planned while its table was small would go on
     * reading all of it. Source: PostgreSQL documentation, PREPARE, generic plans. And a page stays in memory.
     */
    @Query("SELECT set_config('enable_seqscan', 'off', true) || set_config('work_mem', '64MB', true)")
    String byKey();

    /**
     * The changes after {@code after} in the order of their numbers, {@code most} at the most, and fewer when their documents
     * come to more than {@code budget} bytes, but always one. An entity whose row is gone is deleted for good.
     */
    @Query("""
            WITH page AS MATERIALIZED (
                SELECT c.seq, coalesce(e.changed_at, c.at) AS at, c.type, c.id, c.operation, c.cause,
                    coalesce(e.change_seq = c.seq, true) AS latest, e.data
                FROM (SELECT seq, at, type, id, operation, cause FROM hub.entity_change
                      WHERE seq > :after ORDER BY seq LIMIT :most) c
                LEFT JOIN LATERAL (
                    SELECT f.changed_at, f.change_seq,
                        CASE WHEN f.change_seq = c.seq AND f.deleted_at IS NULL THEN f.data::text END AS data
                    FROM hub.entity f WHERE f.type = c.type AND f.id = c.id OFFSET 0) e ON true),
            sized AS (
                SELECT page.*, coalesce(octet_length(data), 0) AS bytes,
                    sum(coalesce(octet_length(data), 0)) OVER (ORDER BY seq ROWS UNBOUNDED PRECEDING) AS total FROM page)
            SELECT seq, at, type, id, operation, cause, latest, data IS NOT NULL AS live, bytes,
                CASE WHEN bytes <= :longest THEN data END AS data
            FROM sized WHERE total - bytes = 0 OR total <= :budget ORDER BY seq
            """)
    List<FeedRow> changes(long after, int most, long longest, long budget);

    /**
     * The rows of a type from an id on, in the order of ids; otherwise as {@link #changes}. {@code latest} is false for those
     * that have changed after {@code upTo}.
     */
    @Query("""
            WITH page AS MATERIALIZED (
                SELECT e.change_seq AS seq, e.changed_at AS at, e.type, e.id, e.change_seq <= :upTo AS latest,
                    CASE WHEN e.change_seq <= :upTo AND e.deleted_at IS NULL THEN e.data::text END AS data
                FROM hub.entity e WHERE e.type = :ofType AND e.id >= :fromId ORDER BY e.id LIMIT :most),
            sized AS (
                SELECT page.*, coalesce(octet_length(data), 0) AS bytes,
                    sum(coalesce(octet_length(data), 0)) OVER (ORDER BY id ROWS UNBOUNDED PRECEDING) AS total FROM page)
            SELECT seq, at, type, id, 'republish' AS operation, :why AS cause, latest, data IS NOT NULL AS live, bytes,
                CASE WHEN bytes <= :longest THEN data END AS data
            FROM sized WHERE total - bytes = 0 OR total <= :budget ORDER BY id
            """)
    List<FeedRow> rows(String ofType, UUID fromId, long upTo, String why, int most, long longest, long budget);
}
