package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.mirror.Cause;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.budget.CallClass;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers look at what is due all the time, however much there is. */
@MicronautTest(transactional = false)
class DueIT extends HubParts {
    private static final int BACKLOG = 5_000;
    private static final int LOOKS_UP = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    StaleSet stale;

    @Test
    void aBacklogIsNotGoneThroughForClassesThatHaveNothingDue() throws Exception {
        stale.mark(Stream.generate(UUID::randomUUID)
                .limit(BACKLOG)
                .map(id -> new Mark(
                        new EntityKey(EntityType.CONTACT, id),
                        Need.DETAIL_REST,
                        CallClass.BACKFILL,
                        Cause.RECONCILE,
                        false))
                .toList());
        Query.execute(surroundings().database(), "ANALYZE hub.stale");
        assertThat(stale.due()).containsExactly(CallClass.BACKFILL);
        long lookedUp = statistic("idx_scan");
        long goneThrough = statistic("seq_scan");

        await("looked up by the index").atMost(PATIENCE).until(() -> {
            stale.due();
            return statistic("idx_scan") >= lookedUp + LOOKS_UP;
        });

        assertThat(statistic("seq_scan")).isEqualTo(goneThrough);
    }

    /** As far as PostgreSQL has counted: a connection tells what it did within a second or so. */
    private long statistic(String name) throws SQLException {
        return Long.parseLong(Query.firstColumn(
                        surroundings().database(),
                        "SELECT " + name + " FROM pg_stat_user_tables WHERE relname = 'stale'")
                .getFirst());
    }
}
