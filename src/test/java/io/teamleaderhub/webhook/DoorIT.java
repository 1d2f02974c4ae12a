package io.teamleaderhub.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import io.teamleaderhub.support.Topic;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of a whole hub, as the internet sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorIT {
    private static final int LARGEST = 64 * 1024;

    private final TestHub hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"));
    private final Sent sent = new Sent();
    private final URI notConnected = hub.surroundings().hubUrl().resolve("/webhooks/teamleader/1/AAAA");
    private String url = "";

    @BeforeAll
    void connect() throws Exception {
        Sent.assertProblem(sent.post(notConnected, event("contact", "x")), 404);
        hub.operator().connect();
        hub.watcher().awaitRegistered();
        url = hub.simulator().deliveries().urls().getFirst();
    }

    @AfterAll
    void close() {
        sent.close();
        hub.close();
    }

    @Test
    void whatIsAnsweredWith204IsInKafkaAsACloudEvent() throws Exception {
        var before = Instant.now().minusMillis(1);
        var id = UUID.randomUUID().toString();
        var body =
                new String(event("contact", id), UTF_8).replace(":", " :\n\t ").getBytes(UTF_8);

        assertThat(post(body).statusCode()).isEqualTo(204);

        var record = theRecord("contact:" + id);
        assertThat(record.value()).isEqualTo(body);
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_type")).isEqualTo("contact.updated");
        assertThat(header(record, "ce_subject")).isEqualTo("contact:" + id);
        assertThat(header(record, "ce_source"))
                .isEqualTo("/teamleader/" + SimulatorSettings.defaults().oauth().accountId());
        assertThat(UUID.fromString(header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(Instant.parse(header(record, "ce_time")))
                .isBetween(before, Instant.now().plusMillis(1));
        assertThat(url).contains("/" + header(record, "ce_hubsigningkey") + "/");
    }

    @Test
    void everyDeliveryIsAnEventOfItsOwn() throws Exception {
        var id = UUID.randomUUID().toString();
        int deliveries = Scale.of(20, 2_000);
        for (int i = 0; i < deliveries; i++) {
            assertThat(post(event("deal", id)).statusCode()).isEqualTo(204);
        }

        var ids = new HashSet<String>();
        var partitions = new HashSet<Integer>();
        for (var record : records("deal:" + id)) {
            ids.add(header(record, "ce_id"));
            partitions.add(record.partition());
        }
        assertThat(ids).hasSize(deliveries);
        assertThat(partitions).hasSize(1);
    }

    @Test
    void whateverIsWrongWithTheSignatureTheAnswerIsTheSame() throws Exception {
        var signature = url.substring(url.lastIndexOf('/') + 1);
        var base = url.substring(0, url.lastIndexOf('/') + 1);
        var wrong = List.of(
                base + "A".repeat(43),
                base + signature.substring(1),
                base + signature + "A",
                base + signature + "=",
                base + "%00",
                base + "not%20base64",
                base + "%F0%9F%98%80",
                notConnected.toString(),
                base.replaceFirst("/\\d+/$", "/0/") + signature,
                base.replaceFirst("/\\d+/$", "/99999999999/") + signature,
                base.replaceFirst("/\\d+/$", "/key/") + signature);

        var bodies = new HashSet<ObjectNode>();
        for (String target : wrong) {
            for (byte[] body : List.of(event("contact", "x"), "{".getBytes(UTF_8), new byte[LARGEST])) {
                bodies.add(withoutCorrelation(sent.post(URI.create(target), body), 404));
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(bodies.toString()).doesNotContain(signature);
        Sent.assertProblem(sent.post(notConnected, new byte[LARGEST + 1]), 413);
    }

    @Test
    void tenThousandWrongTokensGetOneAnswerByteForByte() throws Exception {
        var random = new Random(20_260_117);
        var keyId = url.replaceFirst(".*/(\\d+)/[^/]+$", "$1");
        var answers = new HashSet<String>();
        for (int i = 0; i < Scale.of(1_000, 10_000); i++) {
            var token = new byte[32];
            random.nextBytes(token);
            var target = url.substring(0, url.lastIndexOf('/') + 1)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(token);
            var answer = sent.post(
                    URI.create(i % 2 == 0 ? target : target.replace(keyId, keyId + "-" + i)), event("contact", "x"));
            var correlation =
                    Sent.assertProblem(answer, 404).path("correlationId").asText();
            answers.add(answer.headers().map() + answer.body().replace(correlation, ""));
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void theUrlWithoutATokenOpensNothing() throws Exception {
        var bodies = new HashSet<ObjectNode>();
        bodies.add(withoutCorrelation(sent.post(notConnected, event("contact", "x")), 404));
        bodies.add(withoutCorrelation(
                sent.post(notConnected.resolve("/webhooks/teamleader"), event("contact", "x")), 404));
        assertThat(bodies).hasSize(1);
    }

    @Test
    void sixtyFourKibibytesPassAndOneByteMoreDoesNot() throws Exception {
        assertThat(post(padded(LARGEST)).statusCode()).isEqualTo(204);
        Sent.assertProblem(post(padded(LARGEST + 1)), 413);
        Sent.assertProblem(post(new byte[11 * 1024 * 1024]), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "null",
                "{\"type\": \"contact.updated\"}",
                "{\"n\": 1e99999999999, \"type\": \"a\", \"subject\": {\"type\": \"contact\", \"id\": \"x\"}}",
                "a\u0000b",
                "\ufeff{}"
            })
    void whatIsSignedButUnreadableIsKeptByteForByte(String body) throws Exception {
        int before = rejected(body).size();

        Sent.assertProblem(post(body.getBytes(UTF_8)), 400);

        assertThat(rejected(body)).hasSize(before + 1);
    }

    @Test
    void anEmptyBodyIsUnreadableWhoeverSendsIt() throws Exception {
        Sent.assertProblem(post(new byte[0]), 400);
        Sent.assertProblem(sent.post(notConnected, new byte[0]), 400);
    }

    @Test
    void otherMethodsOnTheDoorAreRefused() throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
            Sent.assertProblem(sent.send(method, URI.create(url), new byte[0], Optional.empty()), 405);
        }
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        return sent.post(URI.create(url), body);
    }

    private static byte[] event(String type, String id) {
        return "{\"type\":\"%s.updated\",\"subject\":{\"type\":\"%s\",\"id\":\"%s\"}}"
                .formatted(type, type, id)
                .getBytes(UTF_8);
    }

    private static byte[] padded(int length) {
        var event = new String(event("contact", UUID.randomUUID().toString()), UTF_8);
        return (event + " ".repeat(length - event.length())).getBytes(UTF_8);
    }

    private static ObjectNode withoutCorrelation(HttpResponse<String> answer, int status) throws Exception {
        var problem = Sent.assertProblem(answer, status);
        problem.remove("correlationId");
        return problem;
    }

    private List<String> rejected(String body) throws Exception {
        var hex = HexFormat.of().formatHex(body.getBytes(UTF_8));
        return hub.query("SELECT id FROM hub.rejected_event WHERE body = decode('%s', 'hex')".formatted(hex));
    }

    private ConsumerRecord<String, byte[]> theRecord(String key) {
        var found = records(key);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> records(String key) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var record :
                Topic.records(hub.surroundings().kafka(), hub.surroundings().topicPrefix() + WebhookTopic.NAME)) {
            if (key.equals(record.key())) {
                found.add(record);
            }
        }
        return found;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
