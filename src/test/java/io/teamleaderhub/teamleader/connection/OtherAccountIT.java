package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hub belongs to the account of its first consent. */
class OtherAccountIT {
    @Test
    void anotherAccountIsRefusedAndTheFirstStaysConnected() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"))) {
            assertThat(hub.operator().get("/admin/connection").status()).isEqualTo(404);
            hub.operator().connect();
            int port = hub.simulator().url().getPort();
            hub.simulator().close();

            try (var others = TeamleaderSimulator.start(others(hub, port))) {
                assertThat(others.url().getPort()).isEqualTo(port);
                assertThatThrownBy(() -> hub.operator().connect())
                        .hasMessageContaining("code rejected: this hub belongs to another Teamleader account");
            }
            var connection = hub.operator().get("/admin/connection").body();
            assertThat(connection.path("accountId").asText())
                    .isEqualTo(SimulatorSettings.defaults().oauth().accountId());
            assertThat(connection.path("state").asText()).isEqualTo("connected");
        }
    }

    private static SimulatorSettings others(TestHub hub, int port) {
        return TestHub.smallCompany()
                .withPort(port)
                .withAccountId("another-account")
                .withRedirectUris(hub.surroundings().hubUrl() + "/sync/oauth");
    }
}
