package io.teamleaderhub.teamleader.connection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface LinkRepository extends GenericRepository<LinkRow, String> {
    @Query(
            "INSERT INTO hub.oauth_state (state_hash, expires_at) VALUES (:hash, clock_timestamp() + interval '10 minutes')")
    int add(byte[] hash);

    @Query("DELETE FROM hub.oauth_state WHERE expires_at <= clock_timestamp() - interval '1 day'")
    int deleteOld();

    /** 1 when that link was waiting and had not expired: it is used up for everybody else. */
    @Query("""
            UPDATE hub.oauth_state SET used_at = clock_timestamp()
            WHERE state_hash = :hash AND used_at IS NULL AND expires_at > clock_timestamp()
            """)
    int use(byte[] hash);

    @Query("UPDATE hub.oauth_state SET outcome = :outcome, reason = :reason WHERE state_hash = :hash")
    int finish(byte[] hash, String outcome, @Nullable String reason);

    @Query("DELETE FROM hub.oauth_state WHERE state_hash = :hash AND used_at IS NULL")
    int withdraw(byte[] hash);

    @Query("""
            SELECT encode(state_hash, 'hex') AS state_hash, used_at IS NOT NULL AS used,
                expires_at <= clock_timestamp() AS expired, outcome, reason
            FROM hub.oauth_state WHERE state_hash = :hash
            """)
    Optional<LinkRow> find(byte[] hash);

    /** Until the transaction ends, no other consent or import is let in. */
    @Query("SELECT pg_advisory_xact_lock(7214006)::text")
    String lockAdmission();
}
