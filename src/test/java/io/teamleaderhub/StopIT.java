package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hub that is told to stop stops in good order. */
class StopIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void aConnectedHubToldToStopEndsWithZeroAndLeavesNothingBehind() throws Exception {
        var surroundings = TestHub.surroundings(TestHub.smallCompany());
        try (var simulator = surroundings.simulator();
                var operator = surroundings.operator();
                var hub = HubProcess.start(TestHub.environment(surroundings, Map.of()), "serve")) {
            hub.awaitLine("serving on http://localhost:" + surroundings.port(), PATIENCE);
            operator.connect();
            simulator.mutator().mutate(20);

            assertThat(hub.stop(PATIENCE)).as(hub.output()).isZero();

            assertThat(hub.output()).contains("stopped").doesNotContain("ERROR").doesNotContain("did not stop");
            assertThatThrownBy(() -> operator.get("/admin/status")).isInstanceOf(ConnectException.class);
            await("no session left in the database")
                    .until(() -> Query.firstColumn(surroundings.database(), """
                                    SELECT count(*) FROM pg_stat_activity
                                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                                    """)
                            .getFirst()
                            .equals("0"));
        }
    }
}
