package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.dev.world.Operator.Reply;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A Teamleader administrator's consent, as a browser goes through it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentIT {
    private static final String ACCOUNT = SimulatorSettings.defaults().oauth().accountId();

    private final HttpClient browser = HttpClient.newHttpClient();
    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));

    @AfterAll
    void close() {
        hub.close();
        browser.close();
    }

    @Test
    void theRedirectOfAConsentConnectsTheHubToItsAccount() throws Exception {
        var answer = get(redirect());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("code accepted");
        assertConnectedTo(ACCOUNT);
    }

    @Test
    void aRedirectWorksOnce() throws Exception {
        var redirect = redirect();
        assertThat(get(redirect).statusCode()).isEqualTo(200);

        assertRejected(get(redirect), "state unknown, used or older than 10 minutes");
        assertConnectedTo(ACCOUNT);
    }

    @Test
    void aStateThatTheHubDidNotHandOutIsRejectedAndItsCodeNotUsed() throws Exception {
        var redirect = redirect().toString();
        long before = codesUsed();
        var forged = redirect.substring(0, redirect.indexOf("state=")) + "state=" + "x".repeat(43);

        assertRejected(get(URI.create(forged)), "state unknown, used or older than 10 minutes");
        assertThat(codesUsed()).isEqualTo(before);
    }

    @Test
    void aStateOlderThanTenMinutesIsRejected() throws Exception {
        var redirect = redirect();
        Query.execute(
                hub.surroundings().database(),
                "UPDATE hub.oauth_state SET expires_at = expires_at - interval '10 minutes'");

        assertRejected(get(redirect), "state unknown, used or older than 10 minutes");
    }

    @Test
    void aRedirectWithoutCodeOrStateIsRejected() throws Exception {
        var page = hub.surroundings().hubUrl().resolve("/sync/oauth");

        assertRejected(get(page), "code or state is missing");
        assertRejected(get(URI.create(page + "?code=x")), "code or state is missing");
        assertRejected(get(URI.create(page + "?state=x")), "code or state is missing");
    }

    @Test
    void aDeniedConsentIsRejectedInTeamleadersWords() throws Exception {
        hub.simulator().tokens().denyAuthorization(true);
        try {
            assertRejected(get(redirect()), "Teamleader says access_denied");
        } finally {
            hub.simulator().tokens().denyAuthorization(false);
        }
    }

    @Test
    void aCodeThatTeamleaderRefusesIsRejected() throws Exception {
        var redirect = redirect().toString();
        var wrong = redirect.replaceFirst("code=[^&]+", "code=def50200aa");

        assertRejected(get(URI.create(wrong)), "Teamleader refused the code: ");
    }

    @Test
    void aTeamleaderThatDoesNotAnswerIsRejectedAndANewLinkWorks() throws Exception {
        hub.simulator().faults().on("oauth2/access_token").times(1).status(500);

        assertRejected(get(redirect()), "Teamleader did not answer: status 500");
        assertThat(get(redirect()).body()).isEqualTo("code accepted");
    }

    @Test
    void aConsentAgainOfTheSameAccountIsTheNextGeneration() throws Exception {
        hub.operator().connect();
        long first = connection().body().path("generation").asLong();

        hub.operator().connect();

        assertThat(connection().body().path("generation").asLong()).isEqualTo(first + 1);
    }

    private long codesUsed() {
        return hub.simulator().counters().tokenCalls("authorization_code");
    }

    private void assertConnectedTo(String account) throws Exception {
        assertThat(connection().body().path("accountId").asText()).isEqualTo(account);
        assertThat(connection().body().path("state").asText()).isEqualTo("connected");
    }

    private static void assertRejected(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("code rejected: " + reason);
    }

    private Reply connection() throws Exception {
        return hub.operator().get("/admin/connection");
    }

    /** Opens a new consent link and agrees: where Teamleader sends the browser then. */
    private URI redirect() throws Exception {
        var link = hub.operator().post("/admin/connection/consent");
        assertThat(link.status()).isEqualTo(201);
        var page = get(URI.create(link.body().path("url").asText()));
        return URI.create(page.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
