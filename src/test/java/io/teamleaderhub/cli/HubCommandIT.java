package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamleaderhub.dev.servers.FreePorts;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a shell sees it: output and exit codes of real processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubCommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of());
    private final String url = hub.surroundings().hubUrl().toString();
    private final String token = hub.surroundings().operatorToken();

    @BeforeAll
    void saysHowToConnectUntilConnected() throws Exception {
        assertThat(run(0, asOperator(), "status"))
                .contains("connection      not connected: run ./hub oauth setup")
                .contains("last run        none");
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        hub.awaitQuiet();
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    @Effect(Setting.HUB_URL)
    void statusIsReadByPeople() {
        assertThat(run(0, asOperator(), "status"))
                .containsPattern("(?m)^connection {6}connected, account 6a1d0c52-")
                .containsPattern("(?m)^events {10}\\d+ received in 24 hours, 0 rejected$")
                .containsPattern("(?m)^stale {11}0, details to follow 0, waiting 0, dead 0, oldest 0\\.0 s$")
                .containsPattern("(?m)^api calls {7}\\d+ of 300 in 1\\.0 s$")
                .containsPattern(
                        "(?m)^  since start {3}live 0, operator \\d+, reconcile \\d+, backfill 20, refused \\(429\\) 0$")
                .containsPattern("(?m)^  per entity {4}1\\.00 calls since start, 1\\.00 lately$")
                .containsPattern("(?m)^contact {9}10 live, 0 deleted, 0 without details$")
                .containsPattern("(?m)^deal {12}5 live, 0 deleted, 0 without details$")
                .containsPattern("(?m)^last run {8}full completed at 20\\S+, drift 0$");
    }

    @Test
    void statusIsReadByPrograms() throws Exception {
        var status = new ObjectMapper().readTree(run(0, asOperator(), "status", "--json"));

        assertThat(status.path("connection").path("state").asText()).isEqualTo("connected");
        assertThat(status.path("mirror")).hasSize(3);
        assertThat(status.path("reconciliation").path("state").asText()).isEqualTo("completed");
    }

    @Test
    void withoutOrWithAWrongTokenItExitsWithTwo() {
        assertThat(run(2, Map.of("HUB_URL", url), "status"))
                .contains("HUB_OPERATOR_TOKEN is not set. Set it to the hub's operator token.");
        assertThat(run(2, Map.of("HUB_URL", url, "HUB_OPERATOR_TOKEN", "x".repeat(40)), "status"))
                .contains("The hub does not know this HUB_OPERATOR_TOKEN.");
    }

    @Test
    void whereNoHubAnswersItExitsWithThree() {
        var nowhere = "http://localhost:" + FreePorts.next();
        assertThat(run(3, Map.of("HUB_URL", nowhere, "HUB_OPERATOR_TOKEN", token), "status"))
                .contains("No hub answers at " + nowhere)
                .contains("Start it with ./hub serve, or set HUB_URL.");
    }

    @Test
    void itReadsItsSettingsAsTheHubDoes(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("token"), token + "\n").toString();

        assertThat(run(0, Map.of("HUB_URL", url + "/", "HUB_OPERATOR_TOKEN_FILE", file), "status"))
                .contains("connection      connected");
        assertThat(run(2, Map.of("HUB_URL", "localhost:8080", "HUB_OPERATOR_TOKEN", token), "status"))
                .contains("HUB_URL=localhost:8080 is not an http(s) URL");
        assertThat(run(2, Map.of("HUB_URL", url, "HUB_OPERATOR_TOKEN_FILE", file + "x"), "status"))
                .contains("HUB_OPERATOR_TOKEN_FILE=" + file + "x cannot be read");
    }

    @Test
    void aCommandOrOptionItDoesNotHaveExitsWithTwoAndSaysWhatThereIs() {
        assertThat(run(2, Map.of(), "statsu")).contains("statsu").contains("status");
        assertThat(run(2, Map.of(), "status", "--jsn")).contains("--jsn").contains("--json");
    }

    @Test
    void aloneItPrintsHelp() {
        assertThat(run(0, Map.of()))
                .contains("Usage: hub")
                .contains("serve", "status", "keys", "oauth", "settings", "demo");
    }

    @Test
    void keysGeneratePrintsAKeysetAndNothingElse() {
        var printed = run(0, Map.of(), "keys", "generate");

        assertThat(printed.strip().lines()).hasSize(1);
        assertThat(Keyset.parse(printed).signingKeyId()).isNotEmpty();
    }

    @Test
    void settingsPrintsTheReference() {
        assertThat(run(0, Map.of(), "settings"))
                .contains("| `HUB_OPERATOR_TOKEN` |")
                .contains("| `HUB_API_LIMIT` |");
    }

    private Map<String, String> asOperator() {
        return Map.of("HUB_URL", url, "HUB_OPERATOR_TOKEN", token);
    }

    private String run(int exitCode, Map<String, String> environment, String... arguments) {
        try (var process = HubProcess.start(environment, arguments)) {
            assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
            assertThat(process.output()).doesNotContain(token).doesNotContainPattern("(?m)^\\s+at [a-z]");
            return process.output();
        }
    }
}
