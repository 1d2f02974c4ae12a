package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_KEYSET;
import static io.teamleaderhub.platform.Setting.HUB_PUBLIC_URL;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_API_URL;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_AUTH_URL;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_CLIENT_ID;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_CLIENT_SECRET;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_REDIRECT_URI;
import static io.teamleaderhub.platform.Setting.HUB_TEAMLEADER_TIMEOUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.simulator.HeldCall;
import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.platform.Keyset;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.teamleader.connection.Connecting;
import io.teamleaderhub.teamleader.connection.Connection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two Teamleaders, each a stranger to the other: one is set as the OAuth host, the other as the API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamleaderSettingsIT {
    private static final String PUBLIC_URL = "http://hub.example.test:8443/behind/a/proxy";
    private static final String CLIENT_ID = "marked-client";

    private final TeamleaderSimulator api = TeamleaderSimulator.start(TestHub.smallCompany());
    private final String contact = api.records().ids("contacts").getFirst();
    private final HeldCall held =
            api.faults().on("contacts.info").containing(contact).hold();
    private final TestHub hub = TestHub.start(
            TestHub.smallCompany().withClient(CLIENT_ID, "marked-secret"),
            Map.of(
                    "HUB_TEAMLEADER_CLIENT_ID",
                    CLIENT_ID,
                    "HUB_TEAMLEADER_CLIENT_SECRET",
                    "marked-secret",
                    "HUB_TEAMLEADER_API_URL",
                    api.url().toString(),
                    "HUB_TEAMLEADER_TIMEOUT",
                    "1s",
                    "HUB_REFRESH_RETRY",
                    "10m",
                    "HUB_PUBLIC_URL",
                    PUBLIC_URL));
    private final TeamleaderSimulator oauth = hub.simulator();

    @BeforeAll
    void connect() {
        Connecting.connect(hub.hub().context().getBean(Connection.class), api);
    }

    @AfterAll
    void close() {
        held.release();
        hub.close();
        api.close();
    }

    @Test
    @Effect({
        HUB_TEAMLEADER_AUTH_URL,
        HUB_TEAMLEADER_API_URL,
        HUB_TEAMLEADER_CLIENT_ID,
        HUB_TEAMLEADER_CLIENT_SECRET,
        HUB_TEAMLEADER_REDIRECT_URI
    })
    void consentIsSoughtFromTheOAuthHostAsThatClientAndTheAccountFromTheApi() throws Exception {
        var link = hub.operator()
                .post("/admin/connection/consent")
                .body()
                .path("url")
                .asText();
        var redirectUri = hub.surroundings().hubUrl() + "/sync/oauth";
        assertThat(link)
                .startsWith(oauth.url() + "/oauth2/authorize?")
                .contains("client_id=" + CLIENT_ID)
                .contains("redirect_uri=" + URLEncoder.encode(redirectUri, UTF_8));
        long asked = api.counters().calls("users.me");

        // The code was taken, for the right client; it is the API that does not know the other host's token.
        assertThat(opened(link)).contains("did not say whose account this is");
        assertThat(oauth.counters().tokenCalls("authorization_code")).isEqualTo(1);
        assertThat(api.counters().tokenCalls("authorization_code")).isZero();
        assertThat(api.counters().calls("users.me")).isGreaterThan(asked);
        assertThat(oauth.counters().calls("users.me")).isZero();
    }

    @Test
    @Effect({HUB_PUBLIC_URL, HUB_KEYSET})
    void webhooksAreRegisteredUnderThePublicUrlAndSignedWithTheKeyset() {
        var keyId = Keyset.parse(hub.surroundings().keyset()).signingKeyId();

        assertThat(await().atMost(Duration.ofSeconds(30))
                        .until(() -> api.deliveries().urls(), urls -> !urls.isEmpty()))
                .first()
                .asString()
                .startsWith(PUBLIC_URL + "/webhooks/teamleader/" + keyId + "/");
    }

    @Test
    @Effect(HUB_TEAMLEADER_TIMEOUT)
    void aCallThatIsNotAnsweredInTimeHasFailed() throws Exception {
        held.awaitArrival();

        await().atMost(Duration.ofSeconds(15))
                .until(
                        () -> hub.query("SELECT concat(state, ' ', cause_class) FROM hub.stale WHERE id = '%s'"
                                .formatted(contact)),
                        List.of("waiting unavailable")::equals);
    }

    private static String opened(String link) throws Exception {
        try (var browser =
                HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build()) {
            var page = HttpRequest.newBuilder(URI.create(link))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return browser.send(page, BodyHandlers.ofString()).body();
        }
    }
}
