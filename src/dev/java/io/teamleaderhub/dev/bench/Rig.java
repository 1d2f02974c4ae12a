package io.teamleaderhub.dev.bench;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Comparison;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A hub with surroundings of its own, set as in production but for what is overridden, and without the calls that it makes
 * by itself: they would be counted with those that events cost.
 */
final class Rig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Surroundings surroundings;
    private final Operator operator;
    private final @Nullable Hub hub;
    private final @Nullable HubProcess process;

    private Rig(Surroundings surroundings, @Nullable Hub hub, @Nullable HubProcess process) {
        this.surroundings = surroundings;
        this.operator = surroundings.operator();
        this.hub = hub;
        this.process = process;
    }

    /** Starts a hub in this process, not yet connected. */
    static Rig start(Surroundings surroundings, Map<String, String> overrides) {
        return new Rig(surroundings, Hub.start(Settings.read(environment(surroundings, overrides))), null);
    }

    /** Starts a hub in a process of its own, not yet connected. */
    static Rig startProcess(Surroundings surroundings, Map<String, String> overrides) {
        var process = HubProcess.start(environment(surroundings, overrides), "serve");
        try {
            process.awaitLine("serving on", PATIENCE);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new Rig(surroundings, null, process);
    }

    private static Map<String, String> environment(Surroundings surroundings, Map<String, String> overrides) {
        var environment = new HashMap<>(surroundings.environment());
        environment.put("HUB_RECONCILE_AT_FIRST_START", "false");
        environment.put("HUB_CONTRACT_CHECK", "false");
        environment.put("HUB_RECONCILE_FULL", "off");
        environment.put("HUB_RECONCILE_INCREMENTAL", "off");
        environment.putAll(overrides);
        return environment;
    }

    /** Connects the hub and waits until its webhooks are registered. */
    void connect() throws IOException, InterruptedException {
        operator.connect();
        until("webhooks registered", () -> !simulator().deliveries().urls().isEmpty());
    }

    /** A part of the hub in this process. */
    <T> T part(Class<T> type) {
        return Objects.requireNonNull(hub, "runs elsewhere").context().getBean(type);
    }

    /** The number of the hub's own process. */
    long pid() {
        return Objects.requireNonNull(process, "runs here").pid();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }

    /** Calls of the API so far. */
    long calls() {
        return simulator().counters().all().entrySet().stream()
                .filter(count -> count.getKey().startsWith("calls."))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What {@code hub status} shows. */
    JsonNode status() throws IOException, InterruptedException {
        return operator.get("/admin/status").body();
    }

    /** What the hub's API shows at a path. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return operator.get(path).body();
    }

    /** What the hub's API answers to a document. */
    JsonNode post(String path, String json) throws IOException, InterruptedException {
        var reply = operator.post(path, json);
        CheckFailedException.check(
                reply.status() < 300, path + " answered " + reply.response().body());
        return reply.body();
    }

    /** A query's single number. */
    long number(String sql) throws SQLException {
        try (var connection = surroundings.database().open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = surroundings.database().open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until every change is in the topic of entities, and lets nobody publish more until it is {@link #releaseFeed let go}. */
    void holdFeed() throws SQLException {
        until("everything is published", () -> number("""
                SELECT count(*) FROM hub.entity_change WHERE seq > hub.feed_position()""") == 0);
        feedLease("now() + interval '1 hour'");
    }

    void releaseFeed() throws SQLException {
        feedLease("'-infinity'");
    }

    private void feedLease(String until) throws SQLException {
        execute("""
                INSERT INTO hub.lease AS l (name, owner, token, until) VALUES ('feed', 'bench', gen_random_uuid(), %s)
                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = excluded.token, until = excluded.until
                """.formatted(until));
    }

    /** Waits until it is so; fails after five minutes. */
    static void until(String what, Callable<Boolean> so) {
        await(what).atMost(PATIENCE).pollInterval(POLL).until(so);
    }

    /** Waits until every delivered webhook was taken in and nothing is stale. */
    void awaitQuiet() throws InterruptedException {
        simulator().deliveries().awaitQuiet(PATIENCE);
        until(
                "every event taken in",
                () -> number("SELECT count(*) FROM hub.event_log")
                        >= simulator().counters().delivered());
        until("nothing stale", () -> number("SELECT count(*) FROM hub.stale") == 0);
    }

    /** Compares those entities that the mirror has with the source, field by field, once it is quiet. */
    void checkEqual() throws Exception {
        var differences = Comparison.of(simulator().records().dump(), surroundings.database()).differences().stream()
                .filter(difference -> !difference.endsWith("is missing in the mirror"))
                .toList();
        CheckFailedException.check(
                differences.isEmpty(),
                "%d differences between source and mirror, such as %s"
                        .formatted(differences.size(), differences.stream().findFirst()));
    }

    /** Checks that the server never counted more calls in a window than its limit, and refused none. */
    void checkLimit(int limit) {
        var limiter = simulator().limiter();
        CheckFailedException.check(
                limiter.maxInWindow() <= limit && limiter.rejected() == 0,
                "%d calls in a window, the limit is %d; %d refused"
                        .formatted(limiter.maxInWindow(), limit, limiter.rejected()));
    }

    /** The hub first: the others are closed whatever becomes of it. */
    @Override
    public void close() {
        try {
            operator.close();
            if (hub != null) {
                hub.close();
            }
            if (process != null) {
                process.close();
            }
        } finally {
            simulator().close();
        }
    }
}
