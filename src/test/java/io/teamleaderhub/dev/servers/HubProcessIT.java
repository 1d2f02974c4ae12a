package io.teamleaderhub.dev.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void itsExitCodeAndOutputAreSeen() {
        try (HubProcess hub = HubProcess.start(Map.of(), "--version")) {
            assertThat(hub.exitCode(PATIENCE)).as(hub.output()).isZero();
            assertThat(hub.isAlive()).isFalse();
        }
    }

    @Test
    void aLineThatNeverComesFailsWithWhatThereWas() {
        try (HubProcess hub = HubProcess.start(Map.of("JAVA_TOOL_OPTIONS", "-Dseen=yes"), "--version")) {
            assertThat(hub.awaitLine("-Dseen=(yes|no)", PATIENCE)).contains("-Dseen=yes");
            assertThatThrownBy(() -> hub.awaitLine("no such line", PATIENCE))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("no such line")
                    .hasMessageContaining("-Dseen=yes");
        }
    }

    @Test
    void seesOnlyTheEnvironmentItIsGiven() {
        ProcessBuilder command = JavaCommand.of(List.of(), "Main", List.of(), Map.of("HUB_DATABASE_URL", "jdbc:x"));

        assertThat(command.environment())
                .containsEntry("HUB_DATABASE_URL", "jdbc:x")
                .containsOnlyKeys(command.environment().keySet().stream()
                        .filter(name -> Set.of("PATH", "HOME", "JAVA_HOME", "HUB_DATABASE_URL")
                                .contains(name))
                        .toList());
    }
}
