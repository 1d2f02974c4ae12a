package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.world.Surroundings;
import io.teamleaderhub.platform.Signal;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The cases in which micronaut-kafka's error strategies lose records, on a real broker, against this hub's consumer, and what
 * else befalls one: every record ends in the database, once, and no offset is committed before. The case of one listener on
 * two topics (micronaut-kafka issue 1028) is not among them: this hub's listener has one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingSkippedIT {
    private static final int EVENTS = Scale.of(600, 12_000);
    private static final int POSITIONS = Scale.of(4, 50);
    private static final int TIMES = Scale.of(1, 20);
    private static final int MEMBERS = Scale.of(1, 20);
    private static final int AFTERWARDS = 60;
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(Scale.of(3, 120));
    /** Longer than a commit waits. */
    private static final Duration FROZEN = Duration.ofSeconds(6);

    private static final Duration EVERY = Duration.ofSeconds(Scale.of(2, 5));
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(1, 10));
    private static final String PREFIX = "skips.";

    private final BrokerProcess broker = BrokerProcess.start();
    private final DatabaseProcess databaseProcess = DatabaseProcess.start();
    private final Surroundings surroundings =
            Surroundings.around(databaseProcess.newDatabase(), broker.bootstrap(), PREFIX, TestHub.smallCompany());
    private final DatabaseAccess database = surroundings.database();
    private final Stumbles stumbles = new Stumbles(database);
    private TestHub hub;
    private NumberedEvents events;

    @BeforeAll
    void start() throws Exception {
        TroubledConsumers.trouble(PREFIX + "teamleader-hub-refresh", stumbles);
        hub = TestHub.start(surroundings, Map.of());
        events = new NumberedEvents(broker.bootstrap(), PREFIX, database);
        events.send(EVENTS);
        assertAllProcessed();
    }

    @AfterAll
    void close() {
        events.close();
        hub.close();
        broker.close();
        databaseProcess.close();
    }

    @Test
    void whenACommitFailsAfterAnyNumberOfRecords() throws Exception {
        for (int position = 1; position <= 3 * POSITIONS; position++) {
            stumbles.plan(new Stumble(Stumble.Kind.COMMIT_TIMES_OUT, position));
            stumbles.plan(new Stumble(Stumble.Kind.COMMIT_MEETS_REBALANCE, position));
            stumbles.plan(new Stumble(Stumble.Kind.COMMIT_AFTER_EXPULSION, position));
            stumbles.plan(new Stumble(Stumble.Kind.COMMIT_UNKNOWN, position));
        }
        events.send(Math.max(EVENTS, 40 * POSITIONS * POSITIONS));
        assertAllProcessed();
    }

    @Test
    void whenTheIntakeMeetsAnErrorAtAnyPosition() throws Exception {
        int before = stumbles.repeated();
        for (int position = 1; position <= POSITIONS; position++) {
            stumbles.plan(new Stumble(Stumble.Kind.ERROR_IN_INTAKE, position));
        }
        events.send(EVENTS);
        assertAllProcessed();
        assertThat(stumbles.repeated()).isGreaterThan(before);
    }

    @Test
    void whenTheDatabaseRefusesForAWhile() throws Exception {
        for (String table : List.of("hub.event_log", "hub.rejected_event")) {
            refuse(table, POSITIONS);
        }
        events.send(EVENTS);
        assertAllProcessed();
    }

    /** Neither a good event nor the kept bytes of a bad one can be written, so many times each, as if the disk were full. */
    private void refuse(String table, int times) throws SQLException {
        var name = table.replace("hub.", "refused_");
        Query.execute(database, """
                CREATE SEQUENCE %1$s;
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('%1$s') %% 3 = 0 AND currval('%1$s') <= 3 * %2$d THEN
                        RAISE 'no room' USING ERRCODE = '53100';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER %1$s BEFORE INSERT ON %3$s FOR EACH ROW EXECUTE FUNCTION %1$s();
                """.formatted(name, times, table));
    }

    @Test
    void whenTheBrokerFreezesForLongerThanACommitWaits() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            int before = events.rows();
            events.send(EVENTS);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> events.rows() > before);
            broker.freeze();
            rest(FROZEN);
            broker.thaw();
        }
        assertAllProcessed();
    }

    @Test
    void whenPostgresqlIsAway() throws Exception {
        databaseProcess.kill();
        events.send(EVENTS);
        rest(DATABASE_AWAY);
        databaseProcess.restart();
        assertAllProcessed();
    }

    @Test
    void whenAnotherProcessComesAndGoesAndEachTimeTheFirstBatchFails() throws Exception {
        int before = stumbles.repeated();
        stumbles.afterEachAssignment(new Stumble(Stumble.Kind.ERROR_IN_INTAKE, 1));
        for (int i = 0; i < MEMBERS; i++) {
            try (var second = HubProcess.start(TestHub.environment(surroundings.second(), Map.of()), "serve")) {
                second.awaitLine("serving on", PATIENCE);
                events.send(EVENTS);
                rest(EVERY);
                events.send(EVENTS);
                assertThat(second.stop(PATIENCE)).isZero();
            }
        }
        assertAllProcessed();
        assertThat(stumbles.repeated()).isGreaterThan(before);
    }

    private static void rest(Duration time) throws InterruptedException {
        new Signal().await(time);
    }

    private void assertAllProcessed() throws Exception {
        await("all processed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(SQLException.class::isInstance)
                .until(() -> stumbles.over() && events.rows() >= events.sent());
        events.send(AFTERWARDS); // a commit that failed is made up for by the partition's next
        await("all committed")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(events::committed);
        assertThat(events.neverProcessed()).isEmpty();
        assertThat(events.rows()).isEqualTo(events.sent());
        assertThat(stumbles.committedTooEarly()).isEmpty();
    }
}
