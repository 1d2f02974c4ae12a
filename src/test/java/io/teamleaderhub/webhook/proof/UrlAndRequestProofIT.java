package io.teamleaderhub.webhook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hub that asks for both, the signed URL and a relay's signature: neither alone opens it. */
class UrlAndRequestProofIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY =
            "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"x\"}}";
    private static final Map<String, String> SETTINGS = Map.of(
            "HUB_WEBHOOK_PROOF", "url+request",
            "HUB_WEBHOOK_SECRETS", SECRET,
            "HUB_RECONCILE_AT_FIRST_START", "false");

    @Test
    void bothAreNeeded() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), SETTINGS);
                var relay = new Relay(SECRET)) {
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            var url = URI.create(hub.simulator().deliveries().urls().getFirst());
            var good = relay.headers("msg_both", BODY);

            Sent.assertProblem(relay.post(url, Map.of(), BODY), 404);
            Sent.assertProblem(relay.post(url, good, BODY + " "), 404);
            Sent.assertProblem(relay.post(URI.create(url + "x"), good, BODY), 404);
            Sent.assertProblem(relay.post(url.resolve("/webhooks/teamleader"), good, BODY), 404);
            assertThat(relay.post(url, good, BODY).statusCode()).isEqualTo(204);

            hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:x'");
            assertThat(hub.query("SELECT signing_key FROM hub.event_log"))
                    .singleElement()
                    .asString()
                    .matches("\\d+\\+request-[0-9a-f]{8}");
        }
    }
}
