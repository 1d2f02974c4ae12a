package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.DatabaseProcess;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL stops between Teamleader's answer and the commit: the new tokens wait in memory and are stored once it is back. */
class NewTokensSurviveIT {
    private static final int TIMES = Scale.of(1, 20);

    private DatabaseProcess database;
    private Renewing hub;

    @BeforeEach
    void start() throws Exception {
        database = DatabaseProcess.start();
        hub = Renewing.start(TestHub.surroundings(database.newDatabase(), TestHub.smallCompany()));
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    @Test
    void storedOnceItIsBackAndNeverAskedForTwice() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            long before = hub.generation();
            long renewals = hub.renewals();
            var call = hub.simulator().faults().on("oauth2/access_token").hold();
            hub.mustRenew();
            call.awaitArrival();
            database.kill();
            call.release();
            hub.process().awaitLine("kept in memory", Renewing.PATIENCE);
            database.restart();
            hub.awaitGeneration(before + 1);

            hub.watcher().awaitQuiet();
            assertThat(hub.generation()).isEqualTo(before + 1);
            assertThat(hub.renewals()).isEqualTo(renewals + 1);
            assertThat(hub.simulator().tokens().reuses()).isZero();
        }
        assertThat(hub.watcher().differences()).isEmpty();
        assertThat(hub.operator().get("/admin/connection").body().path("state").asText())
                .isEqualTo("connected");
    }
}
