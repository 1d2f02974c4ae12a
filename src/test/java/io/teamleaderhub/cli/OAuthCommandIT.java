package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of a hub's connection, from a shell beside the running hub: each step stands on the one before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class OAuthCommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ACCOUNT = SimulatorSettings.defaults().oauth().accountId();

    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    @AfterAll
    void close() {
        browser.close();
        hub.close();
    }

    @Test
    @Order(1)
    void beforeAConsentStatusSaysWhatToDoAndThereIsNothingToRevoke() {
        assertThat(run(1, "", "oauth", "status")).contains("not connected: run ./hub oauth setup");
        assertThat(run(1, "", "oauth", "status", "--json")).isEqualToIgnoringNewLines("{\"state\":\"not_connected\"}");
        assertThat(run(0, "", "oauth", "revoke")).contains("This hub is not connected");
    }

    @Test
    @Order(2)
    void setupBesideTheRunningHubLeavesTheRedirectToItAndSeesWhatBecameOfIt() throws Exception {
        try (var setup = HubProcess.start(setupEnvironment(), "oauth", "setup")) {
            var answer = open(link(setup));

            assertThat(answer).isEqualTo("code accepted");
            assertThat(setup.exitCode(PATIENCE)).as(setup.output()).isZero();
            assertThat(setup.output())
                    .contains("/sync/oauth, which the running hub answers; this command waits for it.")
                    .contains("Connected: Hélène De Simulator, Teamleader account " + ACCOUNT);
        }
    }

    @Test
    @Order(3)
    void setupSeesADenialThatTheRunningHubWasTold() throws Exception {
        hub.simulator().tokens().denyAuthorization(true);
        try (var setup = HubProcess.start(setupEnvironment(), "oauth", "setup")) {
            assertThat(open(link(setup))).isEqualTo("code rejected: Teamleader says access_denied");

            assertThat(setup.exitCode(PATIENCE)).as(setup.output()).isEqualTo(1);
            assertThat(setup.output()).contains("Not connected: Teamleader says access_denied.");
        } finally {
            hub.simulator().tokens().denyAuthorization(false);
        }
    }

    @Test
    @Order(4)
    void statusIsReadByPeopleAndByPrograms() throws Exception {
        assertThat(run(0, "", "oauth", "status"))
                .containsPattern("(?m)^state {10}connected$")
                .containsPattern("(?m)^account {8}" + ACCOUNT + "$")
                .containsPattern("(?m)^generation {5}\\d+ ")
                .containsPattern("(?m)^token expires {2}2\\S+Z$")
                .containsPattern("(?m)^to do {10}nothing");
        var status = new ObjectMapper().readTree(run(0, "", "oauth", "status", "--json"));
        assertThat(status.path("state").asText()).isEqualTo("connected");
    }

    @Test
    @Order(5)
    void aRefusedRefreshTokenIsNotImported() {
        assertThat(run(1, "refresh_token=def50200aa\n", "oauth", "import"))
                .contains("The hub answered 422: Teamleader refused the refresh token: The refresh token is invalid.");
    }

    @Test
    @Order(6)
    void anotherAccountsTokensAreRefusedBeforeTheirRefreshTokenIsUsed() throws Exception {
        int port = hub.simulator().url().getPort();
        hub.simulator().close();
        try (var others =
                TeamleaderSimulator.start(TestHub.smallCompany().withPort(port).withAccountId("another-account"))) {
            assertThat(run(1, others.tokens().issue().toString(), "oauth", "import"))
                    .contains("The hub answered 409: These tokens are not used: this hub belongs to another");

            assertThat(others.counters().tokenCalls("refresh_token")).isZero();
            var alone = others.tokens().issue().path("refresh_token").asText();
            assertThat(run(1, "refresh_token=" + alone, "oauth", "import"))
                    .contains("The hub answered 409: These tokens are not kept: this hub belongs to another");
        }
        assertThat(hub.operator()
                        .get("/admin/connection")
                        .body()
                        .path("accountId")
                        .asText())
                .isEqualTo(ACCOUNT);
    }

    @Test
    @Order(7)
    void importedTokensConnectAndAreRotatedAtOnceAndRevokeForgetsThem() throws Exception {
        try (var simulator = TeamleaderSimulator.start(
                TestHub.smallCompany().withPort(hub.simulator().url().getPort()))) {
            var tokens = simulator.tokens().issue();
            long before = generation();

            assertThat(run(0, tokens.toString(), "oauth", "import"))
                    .contains("Connected: Hélène De Simulator, account " + ACCOUNT)
                    .contains("keep the other program stopped");
            assertThat(generation()).isEqualTo(before + 1);
            assertThat(run(1, tokens.toString(), "oauth", "import")).contains("The hub answered 422");

            assertThat(run(2, "", "oauth", "revoke"))
                    .contains("This makes the hub forget its tokens for account " + ACCOUNT)
                    .contains("uninstall the integration in Teamleader")
                    .contains("Nothing was done. To do it without being asked, add --yes.");
            assertThat(generation()).isEqualTo(before + 1);

            assertThat(run(0, "", "oauth", "revoke", "--yes")).contains("Forgotten.");
            assertThat(run(1, "", "oauth", "status"))
                    .contains("an operator made the hub forget its tokens. Run ./hub oauth setup");
            assertThat(simulator.tokens().reuses()).isEqualTo(1);
        }
    }

    private long generation() throws Exception {
        return hub.operator().get("/admin/connection").body().path("generation").asLong();
    }

    private Map<String, String> setupEnvironment() {
        var environment = new HashMap<>(hub.surroundings().environment());
        environment.remove("HUB_OPERATOR_TOKEN");
        environment.remove("HUB_KAFKA_BOOTSTRAP");
        return environment;
    }

    private static String link(HubProcess setup) {
        setup.awaitLine("Waiting; Ctrl-C gives up", PATIENCE);
        return setup.awaitLine("^ {2}http", PATIENCE).strip();
    }

    private String open(String link) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString())
                .body();
    }

    private String run(int exitCode, String stdin, String... arguments) {
        var environment = Map.of(
                "HUB_URL", hub.surroundings().hubUrl().toString(),
                "HUB_OPERATOR_TOKEN", hub.surroundings().operatorToken());
        try (var process = HubProcess.start(environment, arguments)) {
            process.typeAll(stdin);
            assertThat(process.exitCode(PATIENCE)).as(process.output()).isEqualTo(exitCode);
            assertThat(process.output())
                    .doesNotContain("def50200", "eyJ0eXAiOiJKV1Qi")
                    .doesNotContainPattern("(?m)^\\s+at [a-z]");
            return process.output();
        }
    }
}
