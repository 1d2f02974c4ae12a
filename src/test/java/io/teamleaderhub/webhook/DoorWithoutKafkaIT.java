package io.teamleaderhub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.teamleaderhub.cli.Operating;
import io.teamleaderhub.dev.servers.BrokerProcess;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The door while Kafka is away: the spill takes what comes, the mirror is as fresh as ever, and Kafka gets it all later. A
 * replay of rejected events waits for Kafka.
 */
class DoorWithoutKafkaIT {
    private static final byte[] EVENT =
            "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"x\"}}".getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** So many in a row, and Kafka is not waited for. */
    private static final int UNTIL_SKIPPED = 3;

    @Test
    void aFrozenOrDeadKafkaCostsNothing() throws Exception {
        try (var broker = BrokerProcess.start();
                var sent = new Sent();
                var hub = TestHub.loaded(TestHub.smallCompany(), Map.of("HUB_KAFKA_BOOTSTRAP", broker.bootstrap()))) {
            var url = URI.create(hub.simulator().deliveries().urls().getFirst());
            assertThat(sent.post(url, EVENT).statusCode()).isEqualTo(204);
            hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'contact:x'");

            broker.freeze();
            for (int i = 0; i < UNTIL_SKIPPED; i++) {
                assertThat(sent.post(url, EVENT).statusCode()).isEqualTo(204);
            }
            assertSeen(hub, sent);
            hub.awaitValue("4", "SELECT count(*) FROM hub.event_log WHERE key = 'contact:x'");
            assertFresh(hub, "while it is frozen");
            keepAsRejected(hub);
            assertComeAgain(replay(hub));
            assertThat(hub.query("SELECT count(*) FROM hub.rejected_event WHERE origin = 'test'"))
                    .containsExactly("1");
            broker.thaw();
            awaitDrained(hub);
            assertThat(replay(hub).body()).contains("\"done\":1");
            assertThat(hub.query("SELECT count(*) FROM hub.rejected_event WHERE origin = 'test'"))
                    .containsExactly("0");
            hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'spaceship:x'");

            broker.kill();
            assertThat(sent.post(url, EVENT).statusCode()).isEqualTo(204);
            assertFresh(hub, "while it is dead");
            broker.restart();
            awaitDrained(hub);
            hub.awaitQuiet();
            hub.awaitValue("5", "SELECT count(*) FROM hub.event_log WHERE key = 'contact:x'");
            assertThat(recordsOf("contact:x", hub, broker)).hasSize(5);
            assertThat(hub.query("SELECT cause FROM hub.gap")).isEmpty();
            assertThat(hub.differences()).isEmpty();
        }
    }

    /** In health, status and metrics. */
    private static void assertSeen(TestHub hub, Sent sent) throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(management(hub, sent, "/prometheus"))
                        .contains("hub_webhook_kafka_skipped 1.0")
                        .containsPattern("hub_webhook_spill_events [1-9]")
                        .containsPattern("hub_webhook_spill_oldest_seconds [0-9]")
                        .containsPattern("hub_webhook_stored_total\\{log=\"spill\"} [1-9]"));
        assertThat(management(hub, sent, "/health/readiness"))
                .contains("Kafka does not answer", "they are kept in PostgreSQL until it does");
        var door = hub.operator().get("/admin/status").body().path("door");
        assertThat(door.path("spilled").asInt()).isPositive();
        assertThat(door.path("skipsKafka").asBoolean()).isTrue();
        assertThat(new Operating(hub).run(0, "status")).containsPattern("SPILLED +[1-9][0-9]* webhooks are kept");
    }

    private static void assertFresh(TestHub hub, String name) throws Exception {
        var contact = hub.simulator().records().ids("contacts").getFirst();
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", name));
        hub.awaitValue(name, "SELECT last_name FROM teamleader.contacts WHERE id = '%s'".formatted(contact));
    }

    private static void awaitDrained(TestHub hub) {
        hub.awaitValue("0", "SELECT count(*) FROM hub.webhook_spill");
    }

    /** By their ids: of some there are two records. */
    private static Set<String> recordsOf(String key, TestHub hub, BrokerProcess broker) {
        var topic = hub.surroundings().topicPrefix() + WebhookTopic.NAME;
        return Topic.records(broker.bootstrap(), topic).stream()
                .filter(message -> key.equals(message.key()))
                .map(message -> new String(message.headers().lastHeader("ce_id").value(), UTF_8))
                .collect(Collectors.toSet());
    }

    private static String management(TestHub hub, Sent sent, String path) throws Exception {
        var uri = URI.create("http://localhost:" + hub.surroundings().managementPort() + path);
        return sent.send("GET", uri, new byte[0], Optional.of(hub.surroundings().operatorToken()))
                .body();
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
}
