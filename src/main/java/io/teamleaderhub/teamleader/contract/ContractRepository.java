package io.teamleaderhub.teamleader.contract;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ContractRepository extends GenericRepository<ContractRow, String> {
    @Query("SELECT * FROM hub.contract_check ORDER BY outcome <> 'changed', name")
    List<ContractRow> all();

    @Query("SELECT * FROM hub.contract_check WHERE name = :name FOR UPDATE")
    Optional<ContractRow> lock(String name);

    /** What could not be checked says nothing against what was seen before. */
    @Query("""
            INSERT INTO hub.contract_check AS c (name, outcome, evidence, since, checked_at)
            VALUES (:name, :outcome, :evidence, clock_timestamp(), clock_timestamp())
            ON CONFLICT (name) DO UPDATE SET outcome = excluded.outcome, evidence = excluded.evidence,
                since = CASE WHEN c.outcome = excluded.outcome THEN c.since ELSE excluded.since END,
                checked_at = excluded.checked_at
            WHERE excluded.outcome <> 'not_checkable' OR c.outcome = 'not_checkable'
            """)
    int set(String name, String outcome, String evidence);

    /** Checks of an earlier version of the hub. */
    @Query("DELETE FROM hub.contract_check WHERE name NOT IN (:names)")
    int deleteOthers(List<String> names);

    /** Whether nobody looked for that long. */
    @Query("""
            SELECT NOT EXISTS (SELECT 1 FROM hub.contract_check
                WHERE checked_at > clock_timestamp() - :millis * interval '1 millisecond')
            """)
    boolean olderThan(long millis);
}
