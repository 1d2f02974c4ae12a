package io.teamleaderhub.webhook;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** What the door writes, on connections that nobody else uses; each statement is its own transaction. */
@JdbcRepository(dialect = Dialect.POSTGRES, dataSource = "door")
interface DoorRepository extends GenericRepository<SpillRow, UUID> {
    /** Not about entities that an operator had forgotten: of those there is nothing to keep. */
    @Query("""
            INSERT INTO hub.webhook_spill (event_id, received_at, account_id, key, signing_key, body)
            SELECT :eventId::uuid, :receivedAt::timestamptz, :accountId, :key, :signingKey, :body::bytea
            WHERE NOT EXISTS (SELECT 1 FROM hub.forgotten f
                WHERE f.key_hash = hub.key_hash(split_part(:key, ':', 1), hub.as_uuid(split_part(:key, ':', 2))))
            ON CONFLICT (event_id) DO NOTHING
            """)
    int spill(UUID eventId, Instant receivedAt, String accountId, String key, String signingKey, byte[] body);

    @Query("""
            INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
            VALUES (:id, :receivedAt, :origin, :cause, :reason, :body)
            ON CONFLICT (origin) DO NOTHING
            """)
    int reject(UUID id, Instant receivedAt, String origin, String cause, String reason, byte[] body);

    @Query("SELECT current_setting('transaction_read_only') = 'off'")
    boolean writable();
}
