package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import java.time.Duration;

/** Connects a hub without its consent pages, for tests of what comes after. */
public final class Connecting {
    private Connecting() {}

    /** Stores a pair of the simulator's tokens unless there is one. */
    public static void connect(Connection connection, TeamleaderSimulator simulator) {
        if (connection.accountId().isPresent()) {
            return;
        }
        var pair = simulator.tokens().issue();
        connection.store(
                SimulatorSettings.defaults().oauth().accountId(),
                new Grant.Tokens(
                        pair.path("access_token").asText(),
                        pair.path("refresh_token").asText(),
                        Duration.ofHours(1)));
    }
}
