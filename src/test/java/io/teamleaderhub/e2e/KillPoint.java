package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.support.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where in a renewal the hub's process is killed. */
enum KillPoint {
    /** Its intent is committed, the call has not left. */
    BEFORE_THE_CALL(true) {
        @Override
        void kill(Renewing hub) throws Exception {
            for (int tries = 0; !killedBetweenIntentAndCall(hub); tries++) {
                assertThat(tries).as("renewals that overtook the lock").isLessThan(20);
            }
        }
    },
    /** Teamleader has the call and has not carried it out. */
    IN_FLIGHT(true) {
        @Override
        void kill(Renewing hub) throws Exception {
            var call = hub.simulator().faults().on("oauth2/access_token").stall();
            hub.mustRenew();
            call.awaitArrival();
            hub.kill();
            call.release();
        }
    },
    /** It is told to stop, not killed, while Teamleader answers: it waits for the answer. */
    STOPPED_IN_FLIGHT(true) {
        @Override
        void kill(Renewing hub) throws Exception {
            var call = hub.simulator().faults().on("oauth2/access_token").hold();
            hub.mustRenew();
            call.awaitArrival();
            int printed = hub.process().output().length();
            try (var stopping = Executors.newVirtualThreadPerTaskExecutor()) {
                var exitCode = stopping.submit(() -> hub.process().stop(Renewing.PATIENCE));
                await().atMost(Renewing.PATIENCE)
                        .pollInterval(Renewing.POLL)
                        .until(() -> hub.process().output().length() > printed
                                && hub.process()
                                        .output()
                                        .substring(printed)
                                        .contains("letting it end before the stop"));
                call.release();
                assertThat(exitCode.get()).isZero();
            }
        }
    },
    /** Teamleader has rotated; its answer is on the way. */
    ROTATED(false) {
        @Override
        void kill(Renewing hub) throws Exception {
            var call = hub.simulator().faults().on("oauth2/access_token").hold();
            hub.mustRenew();
            call.awaitArrival();
            hub.kill();
            call.release();
        }
    },
    /** The answer is there and not written: a table lock is in the way. */
    AFTER_THE_RESPONSE(false) {
        @Override
        void kill(Renewing hub) throws Exception {
            var call = hub.simulator().faults().on("oauth2/access_token").hold();
            hub.mustRenew();
            call.awaitArrival();
            try (var lock = locked(hub, "LOCK TABLE hub.connection IN SHARE MODE")) {
                call.release();
                awaitWaiting(hub, 1);
                hub.kill();
                lock.rollback();
            }
        }
    },
    /** It is written; the commit has not been asked for: a trigger of the write waits. */
    BEFORE_THE_COMMIT(false) {
        @Override
        void kill(Renewing hub) throws Exception {
            killInTrigger(hub, "TRIGGER renewal_waits AFTER UPDATE ON hub.connection FOR EACH ROW");
        }
    },
    /** The commit is under way, and only its acknowledgement will be missed: a trigger of the commit waits. */
    AT_THE_COMMIT(true) {
        @Override
        void kill(Renewing hub) throws Exception {
            killInTrigger(
                    hub,
                    "CONSTRAINT TRIGGER renewal_waits AFTER UPDATE ON hub.connection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW");
        }
    },
    /** The commit is acknowledged. */
    AFTER_THE_COMMIT(true) {
        @Override
        void kill(Renewing hub) throws Exception {
            long before = hub.generation();
            hub.mustRenew();
            hub.awaitGeneration(before + 1);
            hub.kill();
        }
    };

    private final boolean healsByItself;

    KillPoint(boolean healsByItself) {
        this.healsByItself = healsByItself;
    }

    /** Whether no human is needed afterwards; else Teamleader has rotated and the hub has not committed. */
    boolean healsByItself() {
        return healsByItself;
    }

    /** Makes the hub renew and kills it there. */
    abstract void kill(Renewing hub) throws Exception;

    /**
     * Lets the hub commit its intent and takes the row's lock before it has it again. PostgreSQL may give the lock to the
     * hub all the same, which then renews.
     */
    private static boolean killedBetweenIntentAndCall(Renewing hub) throws Exception {
        long before = hub.generation();
        try (var first = locked(hub, "SELECT 1 FROM hub.connection FOR UPDATE");
                var second = hub.surroundings().database().open();
                var queue = Executors.newVirtualThreadPerTaskExecutor()) {
            hub.mustRenew();
            awaitWaiting(hub, 1);
            second.setAutoCommit(false);
            var next = queue.submit(() -> execute(second, "SELECT 1 FROM hub.connection FOR UPDATE"));
            awaitWaiting(hub, 2);
            first.rollback();
            next.get(30, TimeUnit.SECONDS);
            await("waiting for a lock, or renewed")
                    .atMost(Renewing.PATIENCE)
                    .pollInterval(Renewing.POLL)
                    .until(() -> waiting(hub) == 1 || hub.generation() > before);
            boolean there = hub.generation() == before;
            if (there) {
                hub.kill();
            }
            second.rollback();
            return there;
        }
    }

    private static void killInTrigger(Renewing hub, String trigger) throws Exception {
        var database = hub.surroundings().database();
        Query.execute(database, """
                CREATE OR REPLACE FUNCTION hub.renewal_waits() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NULL; END $$
                """);
        Query.execute(
                database,
                "CREATE " + trigger + " WHEN (OLD.generation <> NEW.generation) EXECUTE FUNCTION hub.renewal_waits()");
        try (var lock = locked(hub, "SELECT pg_advisory_xact_lock(42)")) {
            hub.mustRenew();
            awaitWaiting(hub, 1);
            hub.kill();
            lock.rollback();
        }
        Query.execute(database, "DROP TRIGGER renewal_waits ON hub.connection");
    }

    private static Connection locked(Renewing hub, String sql) throws SQLException {
        var connection = hub.surroundings().database().open();
        connection.setAutoCommit(false);
        execute(connection, sql);
        return connection;
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    /** Waits until so many sessions of this database wait for a lock. */
    private static void awaitWaiting(Renewing hub, int sessions) {
        await(sessions + " waiting for a lock")
                .atMost(Renewing.PATIENCE)
                .pollInterval(Renewing.POLL)
                .until(() -> waiting(hub) == sessions);
    }

    private static int waiting(Renewing hub) throws SQLException {
        var waiting = Query.firstColumn(
                hub.surroundings().database(),
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                        + "AND wait_event_type = 'Lock' AND query ~ '(connection|COMMIT)'");
        return Integer.parseInt(waiting.getFirst());
    }
}
