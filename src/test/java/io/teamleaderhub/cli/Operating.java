package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.support.TestHub;
import java.time.Duration;
import java.util.Map;

/** An operator at a terminal: runs commands against a hub. */
public final class Operating {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> environment;

    public Operating(TestHub hub) {
        environment = Map.of(
                "HUB_URL",
                hub.surroundings().hubUrl().toString(),
                "HUB_OPERATOR_TOKEN",
                hub.surroundings().operatorToken());
    }

    /** Runs a command, asserts its exit code and returns what it printed. */
    public String run(int exitCode, String... arguments) {
        try (var process = HubProcess.start(environment, arguments)) {
            assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
            return process.output();
        }
    }
}
