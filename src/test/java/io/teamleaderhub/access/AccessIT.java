package io.teamleaderhub.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route of the router: closed to whoever has no operator token, unless it is one of the open ones. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
    private static final Optional<String> NO_TOKEN = Optional.empty();
    private static final Optional<String> WRONG_TOKEN = Optional.of("not-the-operator-token-but-as-long-as-it-is");

    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of());
    private final Optional<String> operatorToken =
            Optional.of(hub.surroundings().operatorToken());
    private final Sent sent = new Sent();

    @AfterAll
    void close() {
        sent.close();
        hub.close();
    }

    @Test
    void onlyTheDoorAndTheOauthRedirectAreOpenToAnybody() throws Exception {
        for (Optional<String> token : List.of(NO_TOKEN, WRONG_TOKEN)) {
            var open = new TreeSet<String>();
            for (Route route : routes()) {
                var answer = send(route, token);
                if (answer.statusCode() != 401) {
                    open.add(route.toString());
                } else if (!route.method.equals("HEAD")) {
                    Sent.assertProblem(answer, 401);
                }
            }
            assertThat(open)
                    .as("with %s", token)
                    .containsExactlyInAnyOrder(
                            "GET /sync/oauth",
                            "POST /webhooks/teamleader",
                            "POST /webhooks/teamleader/{keyId}/{signature}");
        }
    }

    @Test
    void noRouteRefusesTheOperator() throws Exception {
        assertThat(routes()).hasSizeGreaterThan(8);
        for (Route route : routes()) {
            assertThat(send(route, operatorToken).statusCode())
                    .as(route.toString())
                    .isNotIn(401, 403, 405, 500);
        }
    }

    @Test
    void livenessIsOpenAndSaysNoMoreThanThatItLives() throws Exception {
        var answer = management("/health/liveness", NO_TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"name\":null,\"status\":\"UP\",\"details\":null}");
    }

    @Test
    void healthAndMetricsNeedTheOperatorToken() throws Exception {
        for (String path : List.of("/health", "/health/readiness", "/prometheus")) {
            Sent.assertProblem(management(path, NO_TOKEN), 401);
            Sent.assertProblem(management(path, WRONG_TOKEN), 401);
            assertThat(management(path, operatorToken).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(management("/prometheus", operatorToken).body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void managementIsNotOnTheDoorsPort() throws Exception {
        for (String path : List.of("/health", "/health/liveness", "/prometheus")) {
            Sent.assertProblem(get(path, operatorToken), 404);
        }
        Sent.assertProblem(management("/admin/status", operatorToken), 404);
    }

    @Test
    void whatIsNotThereIsTheSame404ForEverybody() throws Exception {
        for (String path : List.of("/", "/nothing", "/admin", "/admin/nothing", "/webhooks", "/env", "/beans")) {
            Sent.assertProblem(get(path, operatorToken), 404);
            Sent.assertProblem(get(path, NO_TOKEN), 404);
            Sent.assertProblem(management(path, operatorToken), 404);
        }
    }

    @Test
    void anotherMethodOfARouteIsRefused() throws Exception {
        for (String path : List.of("/admin/status", "/admin/connection/import", "/admin/connection/consent")) {
            Sent.assertProblem(sent.send("DELETE", onDoorsPort(path), new byte[0], operatorToken), 405);
        }
    }

    @Test
    void aRequestThatCannotBeReadIsAProblemThatGivesNothingAway() throws Exception {
        Sent.assertProblem(get("/admin/reconciliations/no-id", operatorToken), 400);
        Sent.assertProblem(get("/admin/reconciliations/0198a8c0-0000-7000-8000-000000000000", operatorToken), 404);
    }

    @Test
    void onlyTheBearerSchemeCarriesTheToken() throws Exception {
        var token = operatorToken.orElseThrow();
        Sent.assertProblem(get("/admin/status?access_token=" + token, NO_TOKEN), 401);
        Sent.assertProblem(get("/admin/status", Optional.of(token + "x")), 401);
        Sent.assertProblem(get("/admin/status", Optional.of(token.substring(1))), 401);
        assertThat(get("/admin/status", operatorToken).statusCode()).isEqualTo(200);
    }

    /** A route as the router has it, and the port it is served on. */
    private record Route(String method, String template, int port) {
        URI uri() {
            var path = template.replaceAll("\\{[^}]*}", "0198a8c0-0000-7000-8000-000000000000");
            return URI.create("http://localhost:" + port + path);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private List<Route> routes() {
        return hub.hub()
                .context()
                .getBean(Router.class)
                .uriRoutes()
                .map(this::route)
                .distinct()
                .toList();
    }

    private Route route(UriRouteInfo<?, ?> info) {
        int port = info.getPort() == null ? hub.surroundings().port() : info.getPort();
        return new Route(info.getHttpMethodName(), info.getUriMatchTemplate().toPathString(), port);
    }

    private HttpResponse<String> send(Route route, Optional<String> token) throws Exception {
        return sent.send(route.method, route.uri(), new byte[0], token);
    }

    private HttpResponse<String> get(String path, Optional<String> token) throws Exception {
        return sent.send("GET", onDoorsPort(path), new byte[0], token);
    }

    private URI onDoorsPort(String path) {
        return hub.surroundings().hubUrl().resolve(path);
    }

    private HttpResponse<String> management(String path, Optional<String> token) throws Exception {
        var uri = URI.create("http://localhost:" + hub.surroundings().managementPort() + path);
        return sent.send("GET", uri, new byte[0], token);
    }
}
