package io.teamleaderhub.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.dev.world.Comparison;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Seeds;
import io.teamleaderhub.teamleader.connection.Connecting;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens to webhooks, answers, pages and processes, in whatever order: no write is older than what it replaces,
 * and in the end the mirror is what the source is. 60 chains of 50 steps in {@code mvn verify}, 2,000 in full.
 */
@MicronautTest(transactional = false)
class ConvergenceIT extends HubParts {
    private static final int STEPS = 50;

    @Inject
    BeanContext hub;

    private HandDriven engine;

    /** No chain kills PostgreSQL, so no commit needs to wait for the disk. */
    ConvergenceIT() throws SQLException {
        Query.execute(surroundings().database(), """
                DO $$ BEGIN
                    EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database());
                END $$""");
    }

    static LongStream seeds() {
        return Seeds.of(60, 2_000);
    }

    /** Whoever waits, waits until the chain says that it need not. */
    @Override
    protected Map<String, String> settings() {
        return Map.of("HUB_REFRESH_COOLDOWN", "10m", "HUB_REFRESH_GATHER", "10m", "HUB_API_LIMIT", "100");
    }

    @BeforeAll
    void start() throws SQLException {
        WriteLog.install(surroundings().database());
        Connecting.connect(hub.getBean(Connection.class), simulator());
        engine = new HandDriven(hub, surroundings());
    }

    @AfterAll
    void close() throws SQLException {
        engine.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsAsTheSourceIsAndNeverGoesBack(long seed) throws Exception {
        forgetTheLastChain();
        var chain = new Chain(hub, engine, simulator().records(), seed);
        try {
            chain.run(STEPS);
            chain.end();
        } catch (Exception e) {
            throw new AssertionError("seed " + seed + ": " + chain.story(), e);
        }

        var database = surroundings().database();
        var told = "seed " + seed + ": " + String.join("\n", chain.story());
        assertThat(WriteLog.regressions(database)).as(told).isEmpty();
        assertThat(WriteLog.wrongHistory(database)).as(told).isEmpty();
        assertThat(Comparison.of(simulator().records().dump(), database).differences())
                .as(told)
                .isEmpty();
        assertThat(
                        Query.firstColumn(
                                database,
                                "SELECT id FROM hub.stale UNION ALL SELECT id FROM hub.rejected_event UNION ALL SELECT id FROM hub.reconciliation WHERE state <> 'completed'"))
                .as(told)
                .isEmpty();
    }

    private void forgetTheLastChain() throws SQLException {
        simulator().faults().clear();
        Origin.empty(simulator().records());
        engine.execute("""
                DELETE FROM hub.entity;
                DELETE FROM hub.entity_change;
                DELETE FROM hub.stale;
                DELETE FROM hub.event_log;
                DELETE FROM hub.reconciliation;
                DELETE FROM chain.write;
                """);
    }
}
