package io.teamleaderhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.platform.Keyset;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The packaged hub has on its own class path what it needs; every other test has the tests' libraries beside it. */
class PackagedHubIT {
    @Test
    void theJarStartsOnAnEmptyDatabaseWithItsOwnLibraries() throws Exception {
        var database = Servers.shared().newDatabase();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                java, "-jar", "target/teamleader-hub.jar", "oauth", "setup", "--no-browser", "--timeout", "1s");
        command.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        command.environment()
                .putAll(Map.of(
                        "HUB_DATABASE_URL", database.jdbcUrl(),
                        "HUB_DATABASE_USER", database.user(),
                        "HUB_DATABASE_PASSWORD", database.password(),
                        "HUB_KEYSET", Keyset.generate(),
                        "HUB_TEAMLEADER_CLIENT_ID", "id",
                        "HUB_TEAMLEADER_CLIENT_SECRET", "secret",
                        "HUB_TEAMLEADER_REDIRECT_URI", "https://hub.example.com/sync/oauth"));
        var process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var output = process.inputReader()) {
            assertThat(output.lines())
                    .contains("Waiting; Ctrl-C gives up.")
                    .anyMatch(line -> line.contains("no consent came"));
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }
}
