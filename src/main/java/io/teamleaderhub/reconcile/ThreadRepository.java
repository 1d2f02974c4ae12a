package io.teamleaderhub.reconcile;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Which tickets' messages were listed. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ThreadRepository extends GenericRepository<ThreadRow, UUID> {
    /** Live tickets that have moved since their messages were listed, in the order of their ids after that one. */
    @Query("""
            SELECT t.id AS ticket_id, t.data ->> 'last_message_at' AS last_message_at FROM hub.entity t
            LEFT JOIN hub.thread h ON h.ticket_id = t.id
            WHERE t.type = 'ticket' AND t.deleted_at IS NULL AND t.id > :after
              AND t.data ->> 'last_message_at' IS DISTINCT FROM h.last_message_at
              AND t.data ->> 'last_message_at' IS NOT NULL
            ORDER BY t.id LIMIT :most
            """)
    List<ThreadRow> moved(UUID after, int most);

    @Query("""
            INSERT INTO hub.thread AS h (ticket_id, last_message_at, listed_at) VALUES (:ticket, :said, clock_timestamp())
            ON CONFLICT (ticket_id) DO UPDATE SET last_message_at = excluded.last_message_at, listed_at = excluded.listed_at
            """)
    int listed(UUID ticket, String said);
}
