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

    @Query("""
            INSERT INTO hub.connection
                (id, account_id, generation, access_token, refresh_token, obtained_at, expires_at, state)
            VALUES (1, :accountId, :generation, :accessToken, :refreshToken, :obtainedAt, :expiresAt, 'connected')
            ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, access_token = excluded.access_token,
                refresh_token = excluded.refresh_token, obtained_at = excluded.obtained_at,
                expires_at = excluded.expires_at, state = 'connected', state_detail = NULL
            """)
    int save(
            String accountId,
            long generation,
            String accessToken,
            String refreshToken,
            Instant obtainedAt,
            Instant expiresAt);

    @Query("UPDATE hub.connection SET state = 'needs_reauthorisation', state_detail = :detail WHERE id = 1")
    int needsReauthorisation(String detail);
}
