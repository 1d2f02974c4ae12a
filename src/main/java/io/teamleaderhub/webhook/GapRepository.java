package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** Times in which webhooks may have been lost; time is the database's. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GapRepository extends GenericRepository<GapRow, UUID> {
    /** Of several processes that come back at once, one notes the gap. */
    @Query("SELECT pg_advisory_xact_lock(7214004)::text")
    List<String> lock();

    /** Nobody beat until this process came to life so many milliseconds ago, for longer than {@code longest}. */
    @Query("""
            INSERT INTO hub.gap (id, began_at, ended_at, cause)
            SELECT :gap, max(beat_at), clock_timestamp() - :alive * interval '1 millisecond', 'no_door'
            FROM hub.door_heartbeat
            HAVING max(beat_at) < clock_timestamp() - (:alive + :longest) * interval '1 millisecond'
            """)
    int noDoor(UUID gap, long alive, long longest);

    @Query("""
            INSERT INTO hub.door_heartbeat (process, beat_at) VALUES (:process, clock_timestamp())
            ON CONFLICT (process) DO UPDATE SET beat_at = excluded.beat_at
            """)
    int beat(UUID process);

    @Query("""
            DELETE FROM hub.door_heartbeat WHERE process <> :process AND beat_at < clock_timestamp() - interval '1 day'
            """)
    int forgetOld(UUID process);

    /** Webhooks were refused from and until so many milliseconds ago; prolongs a gap that ended a moment before. */
    @Query("""
            WITH prolonged AS (
                UPDATE hub.gap SET ended_at = clock_timestamp() - :until * interval '1 millisecond'
                WHERE cause = 'refused' AND reconciliation_id IS NULL AND made_up_at IS NULL
                  AND ended_at >= clock_timestamp() - (:since + 60000) * interval '1 millisecond'
                RETURNING id),
            added AS (
                INSERT INTO hub.gap (id, began_at, ended_at, cause)
                SELECT :gap, clock_timestamp() - :since * interval '1 millisecond',
                    clock_timestamp() - :until * interval '1 millisecond', 'refused'
                WHERE NOT EXISTS (SELECT 1 FROM prolonged)
                RETURNING id)
            SELECT count(*) FROM added
            """)
    long refused(UUID gap, long since, long until);

    @Query("""
            INSERT INTO hub.webhook_registration (verified_at) VALUES (clock_timestamp())
            ON CONFLICT (one) DO UPDATE SET verified_at = excluded.verified_at, incomplete = false
            """)
    int registered();

    /** Nothing before the first registration. */
    @Query("UPDATE hub.webhook_registration SET incomplete = true")
    int notRegistered();

    @Query("""
            INSERT INTO hub.gap (id, began_at, ended_at, cause)
            SELECT :gap, verified_at, clock_timestamp(), 'not_registered' FROM hub.webhook_registration WHERE incomplete
            """)
    int wasNotRegistered(UUID gap);

    @Query("SELECT count(*) FROM hub.gap WHERE made_up_at IS NULL")
    long open();

    @Query("UPDATE hub.gap SET reconciliation_id = :run WHERE made_up_at IS NULL")
    int handOver(UUID run);

    @Query("UPDATE hub.gap SET made_up_at = clock_timestamp() WHERE made_up_at IS NULL AND reconciliation_id = :run")
    int madeUpFor(UUID run);
}
