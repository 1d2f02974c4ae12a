package io.teamleaderhub.teamleader.connection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ConnectionRepository extends GenericRepository<ConnectionRow, Integer> {
    @Query("SELECT * FROM hub.connection WHERE id = 1")
    Optional<ConnectionRow> find();

    @Query("SELECT * FROM hub.connection WHERE id = 1 FOR UPDATE")
    Optional<ConnectionRow> lock();

    /** Bounds this transaction's wait for the row, and how long it may hold it while its process is frozen. */
    @Query("""
            SELECT set_config('lock_timeout', '15s', true)
                || set_config('idle_in_transaction_session_timeout', '20s', true)
            """)
    String boundWaits();

    /** The process whose intent to renew the present generation is younger than 20 s. */
    @Query("""
            SELECT intent_by FROM hub.connection
            WHERE id = 1 AND intent_by IS NOT NULL AND intent_at > clock_timestamp() - interval '20 seconds'
            """)
    Optional<String> intent();

    /** 1 while nobody shall try again. */
    @Query("SELECT count(*) FROM hub.connection WHERE id = 1 AND retry_at > clock_timestamp()")
    long waitingToRetry();

    @Query("UPDATE hub.connection SET intent_by = :process, intent_at = clock_timestamp() WHERE id = 1")
    int intend(String process);

    @Query("""
            INSERT INTO hub.connection
                (id, account_id, generation, access_token, refresh_token, obtained_at, expires_at, state)
            VALUES (1, :accountId, :generation, :accessToken, :refreshToken, :obtainedAt, :expiresAt, 'connected')
            ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, access_token = excluded.access_token,
                refresh_token = excluded.refresh_token, obtained_at = excluded.obtained_at,
                expires_at = excluded.expires_at, state = 'connected', state_detail = NULL, intent_by = NULL,
                intent_at = NULL, attempts = 0, retry_at = NULL
            """)
    int save(
            String accountId,
            long generation,
            String accessToken,
            String refreshToken,
            Instant obtainedAt,
            Instant expiresAt);

    @Query("""
            UPDATE hub.connection SET environment_client = :client, environment_redirect = :redirect,
                environment_database = :database
            WHERE id = 1
            """)
    int pin(String client, String redirect, String database);

    @Query("UPDATE hub.connection SET access_token = :accessToken, refresh_token = :refreshToken WHERE id = 1")
    int replaceCiphertexts(String accessToken, String refreshToken);

    @Query("""
            UPDATE hub.connection SET state = 'needs_reauthorisation', state_detail = :detail, intent_by = NULL,
                intent_at = NULL, attempts = 0, retry_at = NULL
            WHERE id = 1 AND generation = :generation
            """)
    int needsReauthorisation(String detail, long generation);

    /** Nobody tries again for 1 s, then 2, 4, … up to 60 s, less up to half by chance. */
    @Query("""
            UPDATE hub.connection SET state_detail = :detail, intent_by = NULL, intent_at = NULL,
                attempts = attempts + 1,
                retry_at = clock_timestamp()
                    + least(60, power(2, least(attempts, 6))) * (0.5 + random() / 2) * interval '1 second'
            WHERE id = 1 AND generation = :generation
            """)
    int unavailable(String detail, long generation);

    @Query("""
            UPDATE hub.connection SET state = 'disconnected', state_detail = :detail, generation = generation + 1,
                access_token = '', refresh_token = '', expires_at = :now, intent_by = NULL, intent_at = NULL,
                attempts = 0, retry_at = NULL
            WHERE id = 1
            """)
    int forget(String detail, Instant now);

    /** The cluster and the database in it; a restored dump or a copy has another one. */
    @Query("""
            SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
                || (SELECT oid FROM pg_database WHERE datname = current_database())
            """)
    String database();
}
