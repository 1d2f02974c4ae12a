package io.teamleaderhub.teamleader.connection;

import io.teamleaderhub.support.HubParts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** A hub's parts, and connections whose tokens live as long as a test wants. */
abstract class ConnectionParts extends HubParts {
    static final Duration LONG = Duration.ofHours(1);
    static final Duration SHORT = Duration.ofSeconds(1);
    static final Duration SOON = Duration.ofSeconds(30);

    @BeforeEach
    final void teamleaderIsWell() {
        simulator().faults().clear();
        simulator().tokens().setAccessTokenLife(LONG);
    }

    /** Connects by a consent whose access token lives so long; returns its generation. */
    final long connectFor(Connection connection, Duration life) throws Exception {
        simulator().tokens().setAccessTokenLife(life);
        connect();
        return generation(connection);
    }

    final void connect() throws Exception {
        try (var operator = surroundings().operator()) {
            operator.connect();
        }
    }

    static long generation(Connection connection) {
        return connection.state().orElseThrow().generation();
    }

    static String state(Connection connection) {
        return connection.state().orElseThrow().state();
    }
}
