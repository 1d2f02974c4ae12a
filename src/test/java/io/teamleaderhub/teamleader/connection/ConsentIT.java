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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

        assertRejected(get(redirect), "state used: this link was opened before");
        assertConnectedTo(ACCOUNT);
    }

    @Test
    void aStateThatTheHubDidNotHandOutIsRejectedAndItsCodeNotUsed() throws Exception {
        var redirect = redirect().toString();
        long before = codesUsed();
        var forged = redirect.substring(0, redirect.indexOf("state=")) + "state=" + "x".repeat(43);

        assertRejected(get(URI.create(forged)), "state unknown: this is no link of this hub");
        assertThat(codesUsed()).isEqualTo(before);
    }

    @Test
    void aStateOlderThanTenMinutesIsRejected() throws Exception {
        var redirect = redirect();
        Query.execute(
                hub.surroundings().database(),
                "UPDATE hub.oauth_state SET expires_at = expires_at - interval '10 minutes'");

        assertRejected(get(redirect), "state expired: this link is older than 10 minutes");
    }

    @Test
    void aRedirectWithoutCodeOrStateIsRejected() throws Exception {
        var page = hub.surroundings().hubUrl().resolve("/sync/oauth");

        assertRejected(get(page), "code or state is missing");
        assertRejected(get(URI.create(page + "?code=x")), "code or state is missing");
        assertRejected(get(URI.create(page + "?state=x")), "code or state is missing");
    }

    @Test
    void aDeniedConsentIsRejectedInTeamleadersWordsAndUsesUpItsLink() throws Exception {
        hub.simulator().tokens().denyAuthorization(true);
        try {
            var redirect = redirect();
            assertRejected(get(redirect), "Teamleader says access_denied");
            assertRejected(get(redirect), "state used");
        } finally {
            hub.simulator().tokens().denyAuthorization(false);
        }
    }

    @Test
    void aDenialWithoutOrWithAnotherStateUsesUpNoLink() throws Exception {
        var redirect = redirect();
        var page = hub.surroundings().hubUrl() + "/sync/oauth?error=access_denied";

        assertRejected(get(URI.create(page)), "Teamleader says access_denied");
        assertRejected(get(URI.create(page + "&state=" + "x".repeat(43))), "state unknown");
        assertThat(get(redirect).body()).isEqualTo("code accepted");
    }

    @Test
    void theSameRedirectTwiceAtOnceIsAcceptedOnce() throws Exception {
        var redirect = redirect();
        long before = codesUsed();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> callers =
                    Collections.nCopies(6, () -> get(redirect).body());
            var answers =
                    threads.invokeAll(callers).stream().map(Future::resultNow).toList();

            assertThat(answers).filteredOn("code accepted"::equals).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.startsWith("code rejected: state used"))
                    .hasSize(5);
        }
        assertThat(codesUsed()).isEqualTo(before + 1);
    }

    @Test
    void aTeamleaderThatDoesNotSayWhoseAccountItIsIsRejected() throws Exception {
        hub.simulator().faults().on("users.me").times(3).status(500);

        assertRejected(get(redirect()), "Teamleader did not say whose account this is");
    }

    @Test
    void aSecondQuestionWhoseAccountItIsSavesTheConsent() throws Exception {
        hub.simulator().faults().on("users.me").times(1).status(500);

        assertThat(get(redirect()).body()).isEqualTo("code accepted");
    }

    @Test
    void aBrowserReadsWhoConnectedWhichAccountOnAPageThatLoadsNothing() throws Exception {
        var answer = browse(redirect());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<h1>This hub is connected to Teamleader</h1>")
                .contains("<dd>Hélène De Simulator</dd>")
                .contains("<dd>" + ACCOUNT + "</dd>")
                .doesNotContain("<script", "src=", "href=");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertGuarded(answer);
    }

    @Test
    void aBrowserReadsWhyAConsentWasRejectedAndWhatToDo() throws Exception {
        var answer = browse(hub.surroundings().hubUrl().resolve("/sync/oauth?error=%3Cscript%3E&state=%3Cb%3E%22x"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("<p>State unknown: this is no link of this hub, or it was withdrawn.</p>")
                .contains("Ask for a new link: ./hub oauth setup")
                .doesNotContain("<script", "<b>");
        assertGuarded(answer);
        var other = browse(hub.surroundings().hubUrl().resolve("/sync/oauth?error=%3Cscript%3Ealert(1)%3C/script%3E"));
        assertThat(other.body()).contains("Teamleader says scriptalertscript.").doesNotContain("<script");
    }

    @Test
    void whoPrefersTextGetsText() throws Exception {
        var page = hub.surroundings().hubUrl().resolve("/sync/oauth");
        for (String accept : List.of("text/plain", "*/*", "text/plain, text/html;q=0.5", "application/json")) {
            var answer = send(page, accept);
            assertRejected(answer, "code or state is missing");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            assertGuarded(answer);
        }
    }

    @Test
    void lookingWhetherThePageIsThereUsesNothingUp() throws Exception {
        var redirect = redirect();
        var head = HttpRequest.newBuilder(redirect).HEAD().build();

        assertThat(browser.send(head, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
        assertThat(get(redirect).body()).isEqualTo("code accepted");
    }

    private static void assertGuarded(HttpResponse<String> answer) {
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Vary")).contains("Accept");
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

    private HttpResponse<String> browse(URI uri) throws Exception {
        return send(uri, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    private HttpResponse<String> send(URI uri, String accept) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
