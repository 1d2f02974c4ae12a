package io.teamleaderhub.mirror.history;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where history begins, and dropping what lies before. Each statement is a transaction of its own. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionRepository extends GenericRepository<HistoryRepository.Row, UUID> {
    /** The month dropped; empty when there is none to drop, or not now. */
    @Query("SELECT coalesce(hub.drop_month(), '')")
    List<String> dropMonth();

    @Query("SELECT hub.drop_strays(:most)")
    long dropStrays(int most);

    /** Never back: what was dropped stays so. */
    @Query("UPDATE hub.history_limit SET complete_since = :since WHERE complete_since < :since")
    int begin(Instant since);
}
