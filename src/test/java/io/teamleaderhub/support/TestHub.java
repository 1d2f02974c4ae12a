package io.teamleaderhub.support;

import io.teamleaderhub.Hub;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.dev.world.Operator;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole hub on the test JVM's PostgreSQL and Kafka, with a database, topics and a simulator of its own. Waits are short
 * and the API's limit is far away unless a test sets them.
 */
public final class TestHub implements AutoCloseable {
    /** Calls in a second, on both sides: more than a hub makes, and few enough that looking at every slot takes no time. */
    public static final int LIMIT = 300;

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(Scale.of(60, 900));

    private final Surroundings surroundings;
    private final Operator operator;
    private final Watcher watcher;
    private final Hub hub;

    private TestHub(Surroundings surroundings, Map<String, String> overrides) {
        this.surroundings = surroundings;
        this.operator = surroundings.operator();
        this.watcher = new Watcher(surroundings, operator, QUIET_WITHIN);
        this.hub = Hub.start(Settings.read(environment(surroundings, overrides)));
    }

    /** Starts a hub, not yet connected, beside a simulator as set; the overrides are HUB_… settings. */
    public static TestHub start(SimulatorSettings simulator, Map<String, String> overrides) {
        return new TestHub(surroundings(simulator), overrides);
    }

    /** As {@link #start(SimulatorSettings, Map)}, in surroundings of the test's own. */
    public static TestHub start(Surroundings surroundings, Map<String, String> overrides) {
        return new TestHub(surroundings, overrides);
    }

    /** Starts a hub, connects it, and waits until what is there is mirrored with all details. */
    public static TestHub loaded(SimulatorSettings simulator, Map<String, String> overrides) throws Exception {
        return loaded(surroundings(simulator), overrides);
    }

    /** As {@link #loaded(SimulatorSettings, Map)}, in surroundings of the test's own. */
    public static TestHub loaded(Surroundings surroundings, Map<String, String> overrides) throws Exception {
        var hub = new TestHub(surroundings, overrides);
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        hub.awaitQuiet();
        return hub;
    }

    /** A database, topics and a simulator of their own, without a hub. */
    public static Surroundings surroundings(SimulatorSettings simulator) {
        return surroundings(Servers.shared().newDatabase(), simulator);
    }

    /** Topics and a simulator of their own beside that database, without a hub. */
    public static Surroundings surroundings(DatabaseAccess database, SimulatorSettings simulator) {
        var prefix = "t%d-%d.".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
        return Surroundings.around(database, Servers.shared().kafkaBootstrap(), prefix, simulator);
    }

    /** A small company, and a limit that is far away: the hub's own, else it holds back what the API counts beyond it. */
    public static SimulatorSettings smallCompany() {
        return SimulatorSettings.defaults()
                .withContacts(10)
                .withCompanies(5)
                .withDeals(5)
                .withLimit(LIMIT, Duration.ofSeconds(1));
    }

    /** The environment of a hub there, with short waits, then the overrides. */
    public static Map<String, String> environment(Surroundings surroundings, Map<String, String> overrides) {
        var environment = new HashMap<>(surroundings.environment());
        environment.put("HUB_API_LIMIT", String.valueOf(LIMIT));
        environment.put("HUB_API_WINDOW", "1s");
        environment.put("HUB_REFRESH_COOLDOWN", "100ms");
        environment.put("HUB_REFRESH_GATHER", "100ms");
        environment.put("HUB_REFRESH_RETRY", "50ms");
        environment.put("HUB_REFRESH_ABSENT_RETRY", "50ms");
        environment.put("HUB_CONTRACT_CHECK", "false"); // its calls would meet the faults of other tests
        environment.put("HUB_RECONCILE_FULL", "off"); // what the calendar brings, a test does not expect
        environment.put("HUB_RECONCILE_INCREMENTAL", "off");
        environment.putAll(overrides);
        return environment;
    }

    /** Waits until every delivered webhook was taken in and nothing is stale; fails after a minute. */
    public void awaitQuiet() throws Exception {
        watcher.awaitQuiet();
    }

    /** Waits until the first row of a query's first column is that; fails after a minute. */
    public void awaitValue(String expected, String sql) {
        watcher.awaitValue(expected, sql);
    }

    /** Every difference between source and mirror, field by field. */
    public List<String> differences() throws Exception {
        return watcher.differences();
    }

    /** The first column of a query's rows, as text; SQL null is "null". */
    public List<String> query(String sql) throws SQLException {
        return watcher.query(sql);
    }

    public Watcher watcher() {
        return watcher;
    }

    public TeamleaderSimulator simulator() {
        return surroundings.simulator();
    }

    public Operator operator() {
        return operator;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Hub hub() {
        return hub;
    }

    @Override
    public void close() {
        operator.close();
        hub.close();
        surroundings.simulator().close();
    }
}
