package io.teamleaderhub.webhook.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.platform.Setting;
import io.teamleaderhub.platform.Settings;
import io.teamleaderhub.platform.SettingsException;
import io.teamleaderhub.settings.Effect;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import io.teamleaderhub.webhook.WebhookTopic;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hub behind a relay that signs, and nothing else proves who sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestProofIT {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEXT = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String STRANGER = "b3RoZXIgc2VjcmV0IG9mIDI0IGJ5";
    private static final int REPLAYS = 1_000;
    private static final int THREADS = 16;

    private final TestHub hub = TestHub.start(
            TestHub.smallCompany(),
            Map.of(
                    "HUB_PUBLIC_URL", "",
                    "HUB_WEBHOOK_PROOF", "request",
                    "HUB_WEBHOOK_SECRETS", SECRET + "," + NEXT,
                    "HUB_RECONCILE_AT_FIRST_START", "false"));
    private final URI door = hub.surroundings().hubUrl().resolve("/webhooks/teamleader");
    private final Relay relay = new Relay(SECRET);

    @BeforeAll
    void connect() throws Exception {
        hub.operator().connect();
    }

    @AfterAll
    void close() {
        relay.close();
        hub.close();
    }

    private static String event(String id) {
        return "{\"type\":\"spaceship.launched\",\"subject\":{\"type\":\"spaceship\",\"id\":\"%s\"}}".formatted(id);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    @Effect({Setting.HUB_WEBHOOK_PROOF, Setting.HUB_WEBHOOK_SECRETS})
    void whatTheRelaySignsIsTakenInWithAnyOfTheSecrets() throws Exception {
        for (String secret : List.of(SECRET, NEXT)) {
            var body = event(id());
            try (var signing = new Relay(secret)) {
                assertThat(signing.post(door, signing.headers("msg_" + id(), body), body)
                                .statusCode())
                        .isEqualTo(204);
            }
        }
        try (var stranger = new Relay(STRANGER)) {
            var body = event(id());
            Sent.assertProblem(stranger.post(door, stranger.headers("msg_" + id(), body), body), 404);
        }
    }

    @Test
    void oneRequestReplayedIsOneEventAndAlwaysAccepted() throws Exception {
        var subject = id();
        var body = event(subject);
        var headers = relay.headers("msg_replayed", body);
        var requests = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < REPLAYS; i++) {
            requests.add(() -> relay.post(door, headers, body).statusCode());
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(204);
            }
        }
        // sent again a second later, as a sender does that saw no answer: another time, and so another signature
        assertThat(relay.post(door, relay.headers("msg_replayed", Instant.now().plusSeconds(1), body), body)
                        .statusCode())
                .isEqualTo(204);
        var last = id();
        relay.post(door, relay.headers("msg_last", event(last)), event(last));

        var ids = new HashSet<String>();
        int records = 0;
        for (var record :
                Topic.records(hub.surroundings().kafka(), hub.surroundings().topicPrefix() + WebhookTopic.NAME)) {
            if (("spaceship:" + subject).equals(record.key())) {
                records++;
                ids.add(new String(record.headers().lastHeader("ce_id").value(), UTF_8));
            }
        }
        assertThat(records).isEqualTo(REPLAYS + 1);
        assertThat(ids).hasSize(1);
        assertThat(UUID.fromString(ids.iterator().next()).version()).isEqualTo(8);
        hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:" + last + "'");
        // other partitions may be behind: their offsets are committed after their rows
        var group = "SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:" + subject + "'";
        hub.awaitValue("1", group);
        assertThat(hub.query("SELECT signing_key FROM hub.event_log WHERE key = 'spaceship:" + subject + "'"))
                .singleElement()
                .asString()
                .matches("request-[0-9a-f]{8}");
    }

    @Test
    void whateverIsWrongTheAnswerIsTheSameAndNothingIsKept() throws Exception {
        var body = event("never");
        var good = relay.headers("msg_wrong", body);
        var signature = String.valueOf(good.get("webhook-signature"));
        var answers = new HashSet<String>();
        for (String name : good.keySet()) {
            var without = new HashMap<>(good);
            without.remove(name);
            answers.add(refused(relay.post(door, without, body)));
            answers.add(refused(relay.post(door, with(good, name, ""), body)));
            answers.add(refused(relay.post(door, with(good, name, good.get(name) + "x"), body)));
        }
        answers.add(refused(relay.post(door, Map.of(), body)));
        answers.add(refused(relay.post(door, good, body + " ")));
        answers.add(refused(relay.post(door, good, new byte[64 * 1024])));
        answers.add(
                refused(relay.post(door, with(good, "webhook-timestamp", "+" + good.get("webhook-timestamp")), body)));
        answers.add(refused(relay.post(door, with(good, "webhook-timestamp", "9223372036854775808"), body)));
        answers.add(refused(relay.post(door, with(good, "webhook-signature", (signature + " ").repeat(11)), body)));
        answers.add(refused(relay.post(door, relay.headers("msg.dot", body), body)));
        for (long seconds : new long[] {-310, 310}) {
            var then = Instant.now().plusSeconds(seconds);
            answers.add(refused(relay.post(door, relay.headers("msg_then", then, body), body)));
        }
        answers.add(refused(relay.post(door.resolve("/webhooks/teamleader/1/AAAA"), good, body)));

        assertThat(answers).hasSize(1);
        assertThat(hub.query("SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:never'"))
                .containsExactly("0");
        assertThat(Topic.records(hub.surroundings().kafka(), hub.surroundings().topicPrefix() + WebhookTopic.NAME))
                .noneMatch(record -> "spaceship:never".equals(record.key()));
    }

    @Test
    void whatIsSignedButUnreadableIsKeptOnce() throws Exception {
        var headers = relay.headers("msg_unreadable", "{");
        Sent.assertProblem(relay.post(door, headers, "{"), 400);
        Sent.assertProblem(relay.post(door, headers, "{"), 400);

        assertThat(hub.query("SELECT count(*) FROM hub.rejected_event")).containsExactly("1");
    }

    @Test
    void theUrlIsTheRelaysToRegister() throws Exception {
        assertThat(hub.operator().post("/admin/webhooks/rotate").status()).isEqualTo(409);
        assertThat(hub.operator().post("/admin/webhooks/sync").status()).isEqualTo(409);
        var shown = hub.operator().get("/admin/webhooks").body();
        assertThat(shown.path("proof").asText()).isEqualTo("request");
        assertThat(shown.path("whyNone").asText()).contains("the relay's own URL");
        assertThat(hub.simulator().deliveries().urls()).isEmpty();
        hub.awaitValue("1", "SELECT count(*) FROM hub.door_heartbeat");
    }

    @Test
    void proofAndSecretsMustFitAndAreNeverShown() {
        assertThatThrownBy(() -> TestHub.start(TestHub.smallCompany(), Map.of("HUB_WEBHOOK_PROOF", "url+request")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HUB_WEBHOOK_SECRETS");
        assertThatThrownBy(() -> TestHub.start(TestHub.smallCompany(), Map.of("HUB_WEBHOOK_SECRETS", NEXT)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("HUB_WEBHOOK_PROOF=url")
                .message()
                .doesNotContain(NEXT);
        assertThatThrownBy(() -> settings(NEXT + ",tooshort"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("at place 2")
                .message()
                .doesNotContain(NEXT, "tooshort");
        assertThat(settings(NEXT).toString())
                .contains("HUB_WEBHOOK_SECRETS=***")
                .doesNotContain(NEXT);
    }

    private Settings settings(String secrets) {
        return Settings.read(TestHub.environment(hub.surroundings(), Map.of("HUB_WEBHOOK_SECRETS", secrets)));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var changed = new HashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** The whole answer but for the correlation id. */
    private static String refused(HttpResponse<String> answer) throws Exception {
        var correlation = Sent.assertProblem(answer, 404).path("correlationId").asText();
        return answer.headers().map().keySet() + answer.body().replace(correlation, "");
    }
}
