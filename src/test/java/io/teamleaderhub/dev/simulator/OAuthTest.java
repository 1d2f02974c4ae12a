package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private static final String CLIENT = "'client_id':'simulator-client','client_secret':'simulator-secret'";
    private static final String CALLBACK = "http://localhost:8080/oauth/callback";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-02-04T16:44:33Z"));
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(
            SimulatorSettings.defaults().withTime(now::get, System::nanoTime).withAccountId("acc-1"));
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void the_dance_ends_in_a_pair_of_tokens_that_opens_the_api() throws Exception {
        String code = code("s%C3%A9");

        ObjectNode pair = Caller.read(exchange(code).body());

        assertThat(pair.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(pair.path("expires_in").asInt()).isEqualTo(3600);
        try (Caller authorized = new Caller(simulator, pair.path("access_token").asText())) {
            assertThat(authorized
                            .data("users.me", "{}")
                            .path("account")
                            .path("id")
                            .asText())
                    .isEqualTo("acc-1");
        }
        assertThat(simulator.counters().tokenCalls("authorization_code")).isOne();
    }

    @Test
    void a_code_works_once_and_for_ten_minutes() throws Exception {
        String spent = code("x");
        exchange(spent);
        String stale = code("x");
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));

        assertThat(exchange(spent).statusCode()).isEqualTo(400);
        assertThat(exchange(stale).statusCode()).isEqualTo(400);
    }

    @Test
    void a_redirect_uri_that_is_not_whitelisted_is_refused() throws Exception {
        assertThat(authorize("http://evil.example/", "x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_user_can_deny() throws Exception {
        simulator.tokens().denyAuthorization(true);

        assertThat(authorize(CALLBACK, "x").headers().firstValue("Location"))
                .contains(CALLBACK + "?error=access_denied&state=x");
    }

    @Test
    void a_refresh_token_rotates_and_its_reuse_is_refused_and_counted() throws Exception {
        String first = simulator.tokens().issue().path("refresh_token").asText();

        ObjectNode pair = Caller.read(refresh(first).body());
        HttpResponse<String> reuse = refresh(first);

        assertThat(pair.path("refresh_token").asText()).isNotEqualTo(first);
        assertThat(refresh(pair.path("refresh_token").asText()).statusCode()).isEqualTo(200);
        assertThat(reuse.statusCode()).isEqualTo(400);
        assertThat(reuse.body())
                .isEqualTo("{\"errors\":[{\"code\":8,\"title\":\"The refresh token is invalid.\",\"status\":400,"
                        + "\"meta\":{\"type\":\"invalid_request\",\"hint\":\"Token has been revoked\"}}]}");
        assertThat(simulator.tokens().reuses()).isOne();
    }

    @Test
    void the_token_endpoint_reads_forms_too() throws Exception {
        String token = simulator.tokens().issue().path("refresh_token").asText();
        String form =
                "grant_type=refresh_token&client_id=simulator-client&client_secret=simulator-secret&refresh_token="
                        + token;

        assertThat(caller.send("POST", "/oauth2/access_token", form).statusCode())
                .isEqualTo(200);
        assertThat(simulator.counters().tokenCalls("refresh_token")).isOne();
    }

    @Test
    void by_switch_a_refresh_ends_the_access_token_it_replaces() throws Exception {
        for (boolean on : List.of(false, true)) {
            SimulatorSettings settings = SimulatorSettings.defaults().with(Switch.REFRESH_REVOKES_ACCESS_TOKEN, on);
            try (var other = TeamleaderSimulator.start(settings)) {
                ObjectNode pair = other.tokens().issue();
                try (var client = new Caller(other, pair.path("access_token").asText())) {
                    String token = pair.path("refresh_token").asText();
                    client.post(
                            "oauth2/access_token",
                            "{'grant_type':'refresh_token'," + CLIENT + ",'refresh_token':'" + token + "'}");
                    assertThat(client.post("users.me", "{}").statusCode()).isEqualTo(on ? 401 : 200);
                }
            }
        }
    }

    @Test
    void a_wrong_secret_is_refused() throws Exception {
        String body = "{'grant_type':'refresh_token','client_id':'simulator-client','client_secret':'guess'}";

        assertThat(caller.post("oauth2/access_token", body).statusCode()).isEqualTo(401);
    }

    @Test
    void missing_unknown_expired_and_invalidated_access_tokens_get_401() throws Exception {
        assertThat(caller.send("POST", "/users.me", "{}").statusCode()).isEqualTo(401);
        try (Caller stranger = new Caller(simulator, "stranger")) {
            HttpResponse<String> refused = stranger.post("users.me", "{}");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(Caller.read(refused.body())
                            .path("errors")
                            .path(0)
                            .path("status")
                            .asInt())
                    .isEqualTo(401);
        }
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(200);
        now.updateAndGet(instant -> instant.plusSeconds(3600));
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(401);

        ObjectNode pair = simulator.tokens().issue();
        simulator.tokens().invalidateTokens();
        try (Caller revoked = new Caller(simulator, pair.path("access_token").asText())) {
            assertThat(revoked.post("users.me", "{}").statusCode()).isEqualTo(401);
        }
        assertThat(refresh(pair.path("refresh_token").asText()).statusCode()).isEqualTo(400);
        assertThat(simulator.tokens().reuses()).isZero();
    }

    private HttpResponse<String> authorize(String redirect, String state) throws IOException, InterruptedException {
        return caller.send(
                "GET",
                "/oauth2/authorize?client_id=simulator-client&response_type=code&redirect_uri=" + redirect + "&state="
                        + state,
                "");
    }

    private String code(String state) throws IOException, InterruptedException {
        HttpResponse<String> answer = authorize(CALLBACK, state);
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK + "?code=").endsWith("&state=" + state);
        return location.substring(location.indexOf("code=") + 5, location.indexOf("&state"));
    }

    private HttpResponse<String> exchange(String code) throws IOException, InterruptedException {
        return caller.post(
                "oauth2/access_token",
                "{'grant_type':'authorization_code'," + CLIENT + ",'redirect_uri':'" + CALLBACK + "','code':'" + code
                        + "'}");
    }

    private HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
        return caller.post(
                "oauth2/access_token", "{'grant_type':'refresh_token'," + CLIENT + ",'refresh_token':'" + token + "'}");
    }
}
