package io.teamleaderhub.refresh.deadletter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.teamleaderhub.platform.selection.CauseCount;
import io.teamleaderhub.refresh.deadletter.DeadLetterRepository.Row;
import java.util.List;
import java.util.UUID;

/** The dead rows of the stale set. A selection travels as one JSON parameter. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeadLetterRepository extends GenericRepository<Row, UUID> {
    String SELECTED = """
            FROM hub.stale s, jsonb_to_record(:selection::jsonb) AS f(type text, id uuid, cause_class text, search text,
                failed_after timestamptz, failed_before timestamptz)
            WHERE s.state = 'dead'
              AND (f.type IS NULL OR s.type = f.type)
              AND (f.id IS NULL OR s.id = f.id)
              AND (f.cause_class IS NULL OR s.cause_class = f.cause_class)
              AND (f.failed_after IS NULL OR s.failed_at >= f.failed_after)
              AND (f.failed_before IS NULL OR s.failed_at < f.failed_before)
              AND (f.search IS NULL OR position(lower(f.search) IN lower(concat(s.first_error, ' ', s.last_error))) > 0)
            """;

    @Query("""
            SELECT s.type, s.id, s.cause_class AS cause, s.attempts, s.first_error, s.last_error, s.first_failed_at,
                s.failed_at
            """ + SELECTED + """
              AND (:after = '' OR (s.failed_at, s.type, s.id) <
                  (SELECT c.failed_at, c.type, c.id FROM jsonb_to_record(nullif(:after, '')::jsonb)
                       AS c(failed_at timestamptz, type text, id uuid)))
            ORDER BY s.failed_at DESC, s.type DESC, s.id DESC LIMIT :most
            """)
    List<DeadLetter> find(String selection, String after, int most);

    @Query("SELECT s.cause_class AS cause, count(*) AS count " + SELECTED
            + " GROUP BY s.cause_class ORDER BY s.cause_class")
    List<CauseCount> count(String selection);

    /** Locked in the order of their keys, as every statement on the stale set does. */
    @Query("""
            WITH selected AS (SELECT s.type, s.id
            """ + SELECTED + """
                ORDER BY s.type, s.id FOR UPDATE OF s),
            done AS (UPDATE hub.stale s SET state = 'pending', attempts = 0, cause = 'operator', call_class = :callClass,
                dirty_seq = nextval('hub.dirty_seq'), marked_at = clock_timestamp(), due_at = clock_timestamp()
            FROM selected d WHERE s.type = d.type AND s.id = d.id RETURNING 1)
            SELECT count(*) FROM done
            """)
    long replay(String selection, int callClass);

    @Query("""
            WITH selected AS (SELECT s.type, s.id
            """ + SELECTED + """
                ORDER BY s.type, s.id FOR UPDATE OF s),
            gone AS (
                DELETE FROM hub.stale s USING selected d WHERE s.type = d.type AND s.id = d.id
                RETURNING s.type, s.id, s.cause_class, s.attempts, s.first_error, s.last_error, s.first_failed_at,
                    s.failed_at),
            kept AS (INSERT INTO hub.discarded_letter (discarded_at, type, id, cause_class, attempts, first_error, last_error,
                first_failed_at, failed_at, reason)
            SELECT clock_timestamp(), gone.*, :reason FROM gone RETURNING 1)
            SELECT count(*) FROM kept
            """)
    long discard(String selection, String reason);

    /** A dead key. */
    @MappedEntity(value = "stale", schema = "hub")
    record Row(@Id UUID id, String type) {}
}
