package io.teamleaderhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.DatabaseAccess;
import io.teamleaderhub.dev.servers.FreePorts;
import io.teamleaderhub.dev.servers.HubProcess;
import io.teamleaderhub.dev.servers.Servers;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code hub oauth setup} as a shell sees it, on a database of its own; no hub runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OAuthSetupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PUBLIC_URI = "https://hub.example.com/sync/oauth";
    private static final String ACCOUNT = SimulatorSettings.defaults().oauth().accountId();

    private final int port = FreePorts.next();
    private final String redirectUri = "http://localhost:" + port + "/callback";
    private final String keyset = Keyset.generate();
    private final TeamleaderSimulator simulator =
            TeamleaderSimulator.start(TestHub.smallCompany().withRedirectUris(redirectUri, PUBLIC_URI));
    private final HttpClient browser = HttpClient.newHttpClient();
    private final DatabaseAccess database = Servers.shared().newDatabase();

    @AfterAll
    void close() {
        browser.close();
        simulator.close();
    }

    @Test
    void onAnEmptyDatabaseTheBrowserThatItOpensConnects(@TempDir Path folder) throws Exception {
        var opened = fakeBrowser(folder);
        var environment = environment(Map.of(
                "DISPLAY",
                ":0",
                "PATH",
                folder + ":" + System.getenv("PATH"),
                "HUB_DATABASE_URL",
                Servers.shared().newDatabase().jdbcUrl()));
        try (var setup = HubProcess.start(environment, "oauth", "setup", "--port", String.valueOf(port))) {
            assertThat(link(setup))
                    .isEqualTo(await().atMost(PATIENCE).until(() -> link(opened), url -> !url.isEmpty()));
            assertThat(setup.output()).contains("Your browser should open this link now");

            var page = get(redirect(link(opened)));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("This hub is connected to Teamleader", "Hélène De Simulator", ACCOUNT);
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertEnds(setup, 0);
            assertThat(setup.output())
                    .contains("Connected: Hélène De Simulator, Teamleader account " + ACCOUNT + ".")
                    .containsPattern("The access token expires at 2\\S+Z; the hub renews it well before");
        }
    }

    @Test
    void whatIsNotThisLinksRedirectIsToldAndThePasteOfTheRightOneConnects() throws Exception {
        try (var setup = start("oauth", "setup", "--no-browser")) {
            var link = link(setup);
            assertThat(get(URI.create(redirectUri + "?code=x&state=" + "y".repeat(43)))
                            .statusCode())
                    .isEqualTo(400);
            setup.awaitLine("Not accepted: state unknown", PATIENCE);
            assertThat(get(URI.create(redirectUri + "?error=access_denied")).statusCode())
                    .isEqualTo(400);
            setup.awaitLine("Not accepted: Teamleader says access_denied, but not for which link", PATIENCE);
            assertThat(get(URI.create(redirectUri + "/other")).statusCode()).isEqualTo(404);
            setup.type("what shall I paste?");
            setup.awaitLine("That is no redirect: it has to hold code=… and state=…", PATIENCE);
            var redirect = redirect(link).toString();
            setup.type(redirect.substring(0, redirect.indexOf("&state=") + 9));
            setup.awaitLine("Not accepted: state unknown.*Still waiting", PATIENCE);
            assertThat(setup.isAlive()).isTrue();

            setup.type("  " + redirect.substring(redirect.indexOf('?') + 1));

            assertEnds(setup, 0);
            assertThat(setup.output()).contains("Connected: Hélène De Simulator");
        }
    }

    @Test
    void whereThePublicRedirectUriCannotBeReachedThePasteConnects() throws Exception {
        try (var setup =
                HubProcess.start(environment(Map.of("HUB_TEAMLEADER_REDIRECT_URI", PUBLIC_URI)), "oauth", "setup")) {
            var link = link(setup);
            assertThat(setup.output()).contains(PUBLIC_URI + ", which the running hub answers");

            setup.type(redirect(link).toString());

            assertEnds(setup, 0);
        }
    }

    @Test
    void aDenialEndsItWithOne() throws Exception {
        simulator.tokens().denyAuthorization(true);
        try (var setup = start("oauth", "setup")) {
            var page = get(redirect(link(setup)));

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("Teamleader says access_denied.");
            assertEnds(setup, 1);
            assertThat(setup.output()).contains("Not connected: Teamleader says access_denied. Consent was denied");
        } finally {
            simulator.tokens().denyAuthorization(false);
        }
    }

    @Test
    void withoutAConsentItEndsInTimeAndItsLinkIsDead() throws Exception {
        try (var setup = start("oauth", "setup", "--timeout", "1s")) {
            assertEnds(setup, 1);
            assertThat(setup.output()).contains("Not connected: no consent came within 1s. The link no longer works");
        }
        assertThat(waitingLinks()).isEqualTo("0");
    }

    @Test
    void ctrlCGivesUpAndTheLinkIsDead() throws Exception {
        try (var setup = start("oauth", "setup")) {
            link(setup);
            assertThat(waitingLinks()).isEqualTo("1");

            assertThat(setup.interrupt(PATIENCE)).isEqualTo(130);
            assertThat(setup.output()).contains("Given up: nothing has changed, and the link no longer works.");
        }
        assertThat(waitingLinks()).isEqualTo("0");
    }

    @Test
    void withoutSettingsItNamesThoseItNeedsAndNoOthers() {
        try (var setup = HubProcess.start(Map.of(), "oauth", "setup")) {
            assertEnds(setup, 2);
            assertThat(setup.output())
                    .contains("This hub cannot be connected yet:")
                    .contains(
                            "HUB_KEYSET is missing. ",
                            "HUB_DATABASE_URL is missing. ",
                            "HUB_DATABASE_USER is missing. ")
                    .contains("HUB_TEAMLEADER_CLIENT_ID is missing. ", "HUB_TEAMLEADER_CLIENT_SECRET is missing. ")
                    .contains("HUB_TEAMLEADER_REDIRECT_URI is missing. ")
                    .doesNotContain("HUB_OPERATOR_TOKEN", "HUB_KAFKA");
        }
    }

    @Test
    void anotherPortThanTheRedirectUrisIsNamedBesideAllThatIsWrong() {
        var environment =
                environment(Map.of("HUB_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + FreePorts.next() + "/x"));
        try (var setup = HubProcess.start(environment, "oauth", "setup", "--port", "9")) {
            assertEnds(setup, 2);
            assertThat(setup.output())
                    .contains("PostgreSQL cannot be used at HUB_DATABASE_URL=")
                    .contains("--port 9 does not fit HUB_TEAMLEADER_REDIRECT_URI=" + redirectUri + ", whose port is "
                            + port)
                    .contains("enter http://localhost:9/callback as redirect URI in the Teamleader Marketplace");
        }
    }

    @Test
    void aPortThatSomethingElseListensOnIsNamed() throws Exception {
        try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
                var setup = start("oauth", "setup")) {
            assertThat(other.isBound()).isTrue();
            assertEnds(setup, 2);
            assertThat(setup.output()).contains("Port " + port + " of HUB_TEAMLEADER_REDIRECT_URI=" + redirectUri);
        }
        assertThat(waitingLinks()).isEqualTo("0");
    }

    private HubProcess start(String... arguments) {
        return HubProcess.start(environment(Map.of()), arguments);
    }

    private Map<String, String> environment(Map<String, String> overrides) {
        var environment = new HashMap<String, String>();
        environment.put("HUB_DATABASE_URL", database.jdbcUrl());
        environment.put("HUB_DATABASE_USER", database.user());
        environment.put("HUB_DATABASE_PASSWORD", database.password());
        environment.put("HUB_KEYSET", keyset);
        environment.put("HUB_TEAMLEADER_CLIENT_ID", "simulator-client");
        environment.put("HUB_TEAMLEADER_CLIENT_SECRET", "simulator-secret");
        environment.put("HUB_TEAMLEADER_REDIRECT_URI", redirectUri);
        environment.put("HUB_TEAMLEADER_API_URL", simulator.url().toString());
        environment.put("HUB_TEAMLEADER_AUTH_URL", simulator.url().toString());
        environment.putAll(overrides);
        return environment;
    }

    /** Puts an xdg-open there that keeps the link, and then goes on for longer than anybody should wait for it. */
    private static Path fakeBrowser(Path folder) throws Exception {
        var opened = folder.resolve("opened");
        var program = Files.writeString(
                folder.resolve("xdg-open"), "#!/bin/sh\nprintf '%%s' \"$1\" > '%s'\nexec sleep 20\n".formatted(opened));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return opened;
    }

    private static String link(Path opened) throws Exception {
        return Files.exists(opened) ? Files.readString(opened) : "";
    }

    /** The link that it printed, once it waits. */
    private static String link(HubProcess setup) {
        setup.awaitLine("Waiting; Ctrl-C gives up", PATIENCE);
        return setup.awaitLine("^ {2}http", PATIENCE).strip();
    }

    /** Opens a link and agrees or denies: where Teamleader sends the browser then. */
    private URI redirect(String link) throws Exception {
        return URI.create(get(URI.create(link)).headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private String waitingLinks() throws Exception {
        return Query.firstColumn(database, "SELECT count(*) FROM hub.oauth_state WHERE used_at IS NULL")
                .getFirst();
    }

    private void assertEnds(HubProcess setup, int exitCode) {
        assertThat(setup.exitCode(PATIENCE)).as(setup.output()).isEqualTo(exitCode);
        assertThat(setup.output())
                .doesNotContain(keyset, "simulator-secret", "def50200", "eyJ0eXAiOiJKV1Qi")
                .doesNotContain(" WARN ", " ERROR ")
                .doesNotContainPattern("(?m)^\\s+at [a-z]");
    }
}
