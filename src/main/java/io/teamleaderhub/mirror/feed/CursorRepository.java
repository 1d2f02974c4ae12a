package io.teamleaderhub.mirror.feed;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Where the feed is. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CursorRepository extends GenericRepository<Cursor, Long> {
    @Query("""
            SELECT f.seq, f.topic_id, (SELECT last_value FROM hub.change_seq) AS drawn
            FROM hub.feed_cursor f FOR UPDATE OF f
            """)
    Cursor locked();

    @Query("UPDATE hub.feed_cursor SET seq = :start, topic_id = :topic, moved_at = clock_timestamp()")
    int begin(long start, String topic);

    /** Forward only: what a process says late, others have said since. */
    @Query("""
            UPDATE hub.feed_cursor SET seq = greatest(seq, :reached), moved_at = clock_timestamp(),
                published = published + :records, oversize = oversize + :pointers
            """)
    int moved(long reached, int records, int pointers);

    @Query("UPDATE hub.feed_cursor SET last_error = :error, last_error_at = clock_timestamp()")
    int failed(String error);

    /** Numbers of changes go on after that one. */
    @Query("SELECT setval('hub.change_seq', :used)")
    long used(long used);

    @Query("""
            INSERT INTO hub.feed_republish AS r (run, cause, requested_at, up_to, next_type, next_id)
            SELECT :run, :why, clock_timestamp(), f.seq, :firstType, '00000000-0000-0000-0000-000000000000'
            FROM hub.feed_cursor f
            ON CONFLICT (one) DO UPDATE SET run = excluded.run, cause = excluded.cause,
                requested_at = excluded.requested_at, up_to = excluded.up_to, next_type = excluded.next_type, next_id = excluded.next_id,
                published = 0, finished_at = NULL
            """)
    int republish(UUID run, String why, String firstType);

    @Query("SELECT run, cause, up_to, next_type, next_id FROM hub.feed_republish WHERE next_type IS NOT NULL")
    List<Republish> open();

    /** Nothing when another process has done the same meanwhile, or another run was asked for. */
    @Query("""
            UPDATE hub.feed_republish SET next_type = :toType, next_id = :toId, published = published + :records,
                finished_at = CASE WHEN :toType::text IS NULL THEN clock_timestamp() END
            WHERE run = :ofRun AND next_type = :fromType AND next_id = :fromId
            """)
    int republished(
            UUID ofRun,
            String fromType,
            UUID fromId,
            @org.jspecify.annotations.Nullable String toType,
            UUID toId,
            int records);
}
