package io.teamleaderhub.platform;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface PartitionRepository extends GenericRepository<LeaseRow, String> {
    @Query("SELECT hub.create_partitions(:today)::text")
    List<String> create(LocalDate today);

    @Query("SELECT hub.drop_old_partitions(:log, :today)::text")
    List<String> dropOld(String log, LocalDate today);
}
