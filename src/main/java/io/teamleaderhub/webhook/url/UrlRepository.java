package io.teamleaderhub.webhook.url;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** This hub's webhook URLs; time is the database's. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UrlRepository extends GenericRepository<UrlRow, Integer> {
    @Query("SELECT min(serial) FROM hub.webhook_url WHERE state <> 'retired'")
    int oldestLive();

    /** The live ones, and the ten retired last; oldest first. */
    @Query("""
            SELECT u.serial, u.state, u.requested_at, u.registered_at, u.first_event_at, u.unregistered_at, u.retired_at,
                u.state = 'leaving' AND EXISTS (SELECT 1 FROM hub.webhook_url c WHERE c.state = 'current'
                    AND (c.first_event_at IS NOT NULL
                        OR c.registered_at < clock_timestamp() - interval '24 hours')) AS may_go,
                u.state = 'leaving' AND coalesce(
                    u.unregistered_at < clock_timestamp() - interval '1 minute', false) AS over
            FROM hub.webhook_url u
            WHERE u.serial >= (SELECT min(l.serial) - 10 FROM hub.webhook_url l WHERE l.state <> 'retired')
            ORDER BY u.serial
            """)
    List<KnownUrl> urls();

    /** Not while another is on its way in or out. */
    @Query("""
            INSERT INTO hub.webhook_url (serial, state)
            SELECT max(serial) + 1, 'registering' FROM hub.webhook_url
            HAVING NOT bool_or(state IN ('registering', 'leaving'))
            ON CONFLICT DO NOTHING
            """)
    int add();

    @Query("""
            UPDATE hub.webhook_url SET first_event_at = clock_timestamp() WHERE serial = :number AND first_event_at IS NULL
            """)
    int heard(int number);

    @Query("""
            UPDATE hub.webhook_url SET registered_at = clock_timestamp() WHERE serial = :number AND registered_at IS NULL
            """)
    int registered(int number);

    /** Of the current one, when {@code successor} is on its way in. */
    @Query("""
            UPDATE hub.webhook_url SET state = 'leaving' WHERE state = 'current'
            AND EXISTS (SELECT 1 FROM hub.webhook_url n WHERE n.serial = :successor AND n.state = 'registering')
            """)
    int leave(int successor);

    @Query("UPDATE hub.webhook_url SET state = 'current' WHERE serial = :number AND state = 'registering'")
    int makeCurrent(int number);

    @Query("""
            UPDATE hub.webhook_url SET unregistered_at = clock_timestamp()
            WHERE serial = :number AND state = 'leaving' AND unregistered_at IS NULL
            """)
    int unregistered(int number);

    @Query("""
            UPDATE hub.webhook_url SET state = 'retired', retired_at = clock_timestamp()
            WHERE state = 'leaving' AND unregistered_at < clock_timestamp() - interval '1 minute'
            """)
    int retire();
}
