package io.teamleaderhub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The door while Kafka is away, and a replay of rejected events: an answer that makes the sender come again, never a 204. */
class DoorWithoutKafkaIT {
    private static final byte[] EVENT =
            "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"x\"}}".getBytes(UTF_8);

    @Test
    void aFrozenOrDeadKafkaIsAnswered503UntilItIsBack() throws Exception {
        try (var broker = BrokerProcess.start();
                var sent = new Sent();
                var hub = TestHub.start(
                        TestHub.smallCompany(),
                        Map.of("HUB_KAFKA_BOOTSTRAP", broker.bootstrap(), "HUB_RECONCILE_AT_FIRST_START", "false"))) {
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            var url = URI.create(hub.simulator().deliveries().urls().getFirst());
            assertThat(sent.post(url, EVENT).statusCode()).isEqualTo(204);

            broker.freeze();
            assertComeAgain(sent.post(url, EVENT));
            assertComeAgain(sent.post(url, EVENT));
            keepAsRejected(hub);
            assertComeAgain(replay(hub));
            assertThat(hub.query("SELECT count(*) FROM hub.rejected_event WHERE origin = 'test'"))
                    .containsExactly("1");
            broker.thaw();
            awaitAccepted(sent, url);
            assertThat(replay(hub).body()).contains("\"done\":1");
            assertThat(hub.query("SELECT count(*) FROM hub.rejected_event WHERE origin = 'test'"))
                    .containsExactly("0");
            hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:x'");

            broker.kill();
            assertComeAgain(sent.post(url, EVENT));
            broker.restart();
            awaitAccepted(sent, url);
            hub.awaitValue("refused", "SELECT cause FROM hub.gap WHERE made_up_at IS NOT NULL");
        }
    }

    private static void keepAsRejected(TestHub hub) throws Exception {
        Query.execute(hub.surroundings().database(), """
                INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
                VALUES (gen_random_uuid(), now(), 'test', 'refused', 'as an older version left it',
                    '{"type":"spaceship.launched","subject":{"type":"spaceship","id":"x"}}')
                """);
    }

    private static HttpResponse<String> replay(TestHub hub) throws Exception {
        return hub.operator()
                .post("/admin/rejected-events/replay", "{\"select\":{\"cause\":\"refused\"}}")
                .response();
    }

    private static void assertComeAgain(HttpResponse<String> answer) throws Exception {
        Sent.assertProblem(answer, 503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    private static void awaitAccepted(Sent sent, URI url) {
        await().atMost(Duration.ofMinutes(1)).until(() -> sent.post(url, EVENT).statusCode() == 204);
    }
}
