package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Reads how the feed is doing. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface FeedStateRepository extends GenericRepository<FeedStateRow, Long> {
    @Query("SELECT hub.feed_position()")
    long position();

    @Query("""
            SELECT f.seq, coalesce((SELECT c.seq FROM hub.entity_change c ORDER BY c.seq DESC LIMIT 1), 0) AS newest,
                coalesce(extract(epoch FROM clock_timestamp()
                    - (SELECT c.at FROM hub.entity_change c WHERE c.seq > f.seq ORDER BY c.seq LIMIT 1)), 0)::float8
                    AS lag_seconds,
                f.moved_at, (SELECT l.owner FROM hub.lease l WHERE l.name = 'feed' AND l.until > clock_timestamp()) AS leader,
                f.published, f.oversize, f.last_error, f.last_error_at
            FROM hub.feed_cursor f
            """)
    FeedStateRow state();

    @Query("SELECT cause, requested_at, next_type AS type, published, finished_at FROM hub.feed_republish")
    List<Republication> republication();

    @Query("SELECT count(*) FROM hub.entity")
    long rows();
}
