package io.teamleaderhub.support;

import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Comparison;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Watches a hub from outside, wherever it runs: over HTTP, at the simulator and in the database. Every wait is bounded and
 * polls closely.
 */
public final class Watcher {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Set<String> OVER = Set.of("completed", "failed");

    private final Surroundings surroundings;
    private final Operator operator;
    private final Duration patience;

    /** Watches the hub there; a wait fails after {@code patience}. */
    public Watcher(Surroundings surroundings, Operator operator, Duration patience) {
        this.surroundings = surroundings;
        this.operator = operator;
        this.patience = patience;
    }

    /** Waits until the hub's webhooks are registered at the simulator. */
    public void awaitRegistered() {
        awaitRegistered(1);
    }

    /** Waits until so many URLs are registered for webhooks. */
    public void awaitRegistered(int urls) {
        await("webhooks registered")
                .atMost(patience)
                .pollInterval(POLL)
                .until(() -> simulator().deliveries().urls().size() >= urls);
    }

    /** Waits until every delivered webhook was taken in and nothing is stale. */
    public void awaitQuiet() throws Exception {
        simulator().deliveries().awaitQuiet(patience);
        await("nothing stale").atMost(patience).pollInterval(POLL).until(this::quiet);
    }

    private boolean quiet() throws Exception {
        var status = operator.get("/admin/status").body();
        var stale = status.path("stale");
        return OVER.contains(status.path("reconciliation").path("state").asText())
                && status.path("events").asLong() >= simulator().counters().delivered()
                && stale.path("stale").asLong() == 0
                && stale.path("details").asLong() == 0;
    }

    /** Waits until the first row of a query's first column is that; a database that is away has no rows. */
    public void awaitValue(String expected, String sql) {
        await(sql)
                .atMost(patience)
                .pollInterval(POLL)
                .ignoreExceptionsMatching(SQLException.class::isInstance)
                .until(() -> query(sql).stream().findFirst().orElse("no row"), expected::equals);
    }

    /** The first column of a query's rows, as text; SQL null is "null". */
    public List<String> query(String sql) throws SQLException {
        return Query.firstColumn(surroundings.database(), sql);
    }

    /** Every difference between source and mirror, field by field. */
    public List<String> differences() throws Exception {
        return Comparison.of(simulator().records().dump(), surroundings.database())
                .differences();
    }

    private TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }
}
