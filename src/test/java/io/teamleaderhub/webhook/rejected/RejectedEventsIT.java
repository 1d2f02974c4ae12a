package io.teamleaderhub.webhook.rejected;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Webhooks that could not be taken in: found, taken in once they can be read, or given up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectedEventsIT {
    private static final String PATH = "/admin/rejected-events";
    private static final String ALL = "{\"all\":true}";
    private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0xfe, 'B', 'i', 'n', 'a', 'r', 'y'};

    private final TestHub hub;
    private final Sent sent = new Sent();
    private final List<String> contacts;

    RejectedEventsIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        contacts = hub.simulator().records().ids("contacts");
    }

    @AfterAll
    void close() {
        sent.close();
        hub.close();
    }

    @BeforeEach
    void nothingIsRejected() throws Exception {
        execute("DELETE FROM hub.rejected_event");
    }

    @Test
    void areListedWithCauseReasonAndBody() throws Exception {
        delivered("{\"who\": \"Zo\u00eb\"}".getBytes(UTF_8));
        delivered(BINARY);
        delivered("x".repeat(3_000).getBytes(UTF_8));

        var named = events("?search=" + URLEncoder.encode("wHO\": \"Zo\u00eb", UTF_8));
        assertThat(named).hasSize(1);
        var event = named.getFirst();
        assertThat(event.path("cause").asText()).isEqualTo("unreadable");
        assertThat(event.path("reason").asText()).isEqualTo("not {type, subject: {type, id}}");
        assertThat(event.path("origin").asText())
                .isEqualTo("door:" + event.path("id").asText());
        assertThat(event.path("body").asText()).isEqualTo("{\"who\": \"Zo\u00eb\"}");
        assertThat(event.path("encoding").asText()).isEqualTo("text");
        assertThat(event.path("size").asInt()).isEqualTo(15);
        assertThat(event.path("replays").asInt()).isZero();
        var binary = events("?search=bINARY").getFirst();
        assertThat(binary.path("encoding").asText()).isEqualTo("base64");
        assertThat(binary.path("body").binaryValue()).isEqualTo(BINARY);
        var longest = events("?search=xxxx").getFirst();
        assertThat(longest.path("body").asText()).isEqualTo("x".repeat(2_000));
        assertThat(longest.path("cut").asBoolean()).isTrue();
        var whole = hub.operator().get(PATH + "/" + longest.path("id").asText()).body();
        assertThat(whole.path("body").asText()).isEqualTo("x".repeat(3_000));
        assertThat(whole.path("cut").asBoolean()).isFalse();
        assertThat(events("?id=" + binary.path("id").asText())).containsExactly(binary);
        assertThat(events("?cause=refused")).isEmpty();
        assertThat(events("?search=subject")).hasSize(3);
        assertThat(events("?receivedBefore=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(events("?receivedAfter=2020-01-01T00:00:00Z")).containsExactly(longest, binary, event);
    }

    @Test
    void arePagedWithoutGapOrRepeat() throws Exception {
        for (int i = 0; i < 5; i++) {
            delivered(("number " + i).getBytes(UTF_8));
        }
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = page("?limit=2&cursor=" + next);
            assertThat(page.path("causes").toString()).isEqualTo("[{\"cause\":\"unreadable\",\"count\":5}]");
            page.path("items").forEach(item -> found.add(item.path("body").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));

        assertThat(found).containsExactly("number 4", "number 3", "number 2", "number 1", "number 0");
    }

    @Test
    void areTakenInOnceTheyCanBeReadAndThenNeverAgain() throws Exception {
        var contact = contacts.get(0);
        hub.simulator().records().updateSilently("contacts", contact, Fields.of("remarks", "Told too late"));
        var id = kept("refused", webhook(contact));
        kept("unreadable", "still none".getBytes(UTF_8));

        assertThat(replayed("{\"select\":{\"cause\":\"refused\"},\"dryRun\":true}"))
                .isEqualTo("1 matched, 0 done, 0 still rejected, 1 left");
        assertThat(events("")).hasSize(2);
        assertThat(replayed("{\"select\":{\"cause\":\"refused\"}}"))
                .isEqualTo("1 matched, 1 done, 0 still rejected, 0 left");
        hub.awaitValue(
                contact, "SELECT split_part(key, ':', 2) FROM hub.event_log WHERE event_id = '%s'".formatted(id));
        hub.awaitQuiet();

        assertThat(hub.differences()).isEmpty();
        assertThat(replayed("{\"select\":{\"id\":\"%s\"}}".formatted(id)))
                .isEqualTo("0 matched, 0 done, 0 still rejected, 0 left");
        assertThat(events("")).hasSize(1);
    }

    @Test
    void takenInTwiceAreOneEvent() throws Exception {
        var id = kept("refused", webhook(contacts.get(1)));
        execute("CREATE TABLE before AS SELECT * FROM hub.rejected_event");
        replayed(ALL);
        hub.awaitValue("1", count(id));

        execute("INSERT INTO hub.rejected_event SELECT * FROM before");
        execute("DROP TABLE before");
        var other = kept("refused", webhook(contacts.get(1)));
        replayed(ALL);
        hub.awaitValue("1", count(other));

        assertThat(hub.query(count(id))).containsExactly("1");
    }

    @Test
    void thoseThatStillCannotBeReadStayWithTheirReasonBroughtUpToDate() throws Exception {
        kept("not_by_the_door", "{\"type\": \"contact.updated\"}".getBytes(UTF_8));
        kept("unreadable", webhook("no id at all"));

        assertThat(replayed(ALL)).isEqualTo("2 matched, 0 done, 2 still rejected, 0 left");
        assertThat(replayed(ALL)).isEqualTo("2 matched, 0 done, 2 still rejected, 0 left");

        var unreadable = events("?cause=unreadable").getFirst();
        assertThat(unreadable.path("reason").asText()).isEqualTo("not {type, subject: {type, id}}");
        assertThat(unreadable.path("replays").asInt()).isEqualTo(2);
        assertThat(unreadable.path("replayedAt").asText()).isNotEmpty();
        assertThat(events("?cause=no_id").getFirst().path("reason").asText()).isEqualTo("the subject's id is no id");
    }

    @Test
    void manyAreReadInBatchesWhateverIsAmongThem() throws Exception {
        int many = Scale.of(250, 5_000);
        execute("""
                INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
                SELECT gen_random_uuid(), now(), 'test/' || n, 'refused', 'as an older version left it',
                    convert_to(CASE WHEN n %% 2 = 0 THEN '%s' ELSE 'none' END, 'UTF8')
                FROM generate_series(1, %d) AS n
                """.formatted(new String(webhook(contacts.get(2)), UTF_8), many));

        assertThat(replayed(ALL))
                .isEqualTo("%d matched, %d done, %d still rejected, 0 left".formatted(many, many / 2, many / 2));
        assertThat(page("?limit=1").path("causes").toString())
                .isEqualTo("[{\"cause\":\"unreadable\",\"count\":%d}]".formatted(many / 2));
    }

    @Test
    void oneThatKafkaDoesNotTakeHoldsUpNoOther() throws Exception {
        var tooLarge =
                kept("refused", (new String(webhook(contacts.get(3)), UTF_8) + " ".repeat(1 << 20)).getBytes(UTF_8));
        kept("refused", webhook(contacts.get(3)));

        assertThat(refusedReplay()).startsWith("The topic did not take 1 events in time; 1 were taken in.");
        assertThat(refusedReplay()).startsWith("The topic did not take 1 events in time; 0 were taken in.");

        assertThat(events("")).hasSize(1);
        assertThat(events("").getFirst().path("id").asText()).isEqualTo(tooLarge);
        assertThat(events("").getFirst().path("replays").asInt()).isZero();
    }

    @Test
    void areGivenUpWithAReasonThatIsKeptBesideTheBytes() throws Exception {
        var id = kept("unreadable", BINARY);
        var select = "\"select\":{\"id\":\"%s\"}".formatted(id);

        assertThat(discarded("{%s,\"reason\":\"test\",\"dryRun\":true}".formatted(select)))
                .isEqualTo("1 matched, 0 done");
        assertThat(discarded("{%s,\"reason\":\"a scanner's\\nnoise\"}".formatted(select)))
                .isEqualTo("1 matched, 1 done");
        assertThat(discarded("{%s,\"reason\":\"again\"}".formatted(select))).isEqualTo("0 matched, 0 done");

        assertThat(events("")).isEmpty();
        assertThat(hub.query("SELECT reason || ', ' || encode(body, 'hex') FROM hub.discarded_event WHERE id = '%s'"
                        .formatted(id)))
                .containsExactly("a scanner's noise, " + HexFormat.of().formatHex(BINARY));
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatToDo() throws Exception {
        assertThat(refused("?cause=bad"))
                .isEqualTo("cause must be one of unreadable, not_by_the_door, no_id, refused, failed.");
        assertThat(refused("?id=12")).isEqualTo("id must be a rejected event's id.");
        assertThat(refused("/12")).isEqualTo("id must be a rejected event's id.");
        assertThat(refused("?search=%00")).startsWith("search must be one line");
        assertThat(refused("?receivedAfter=yesterday")).startsWith("receivedAfter must be an instant such as");
        assertThat(refused("?receivedBefore=%2B99999-01-01T00:00:00Z")).startsWith("receivedBefore must be an instant");
        assertThat(refused("?limit=501")).isEqualTo("limit must be 1 to 500.");
        assertThat(refused("?cursor=e30")).startsWith("cursor is none of this list");
        assertThat(hub.operator()
                        .post(PATH + "/replay", "{}")
                        .body()
                        .path("detail")
                        .asText())
                .startsWith("Say in select which rejected events are meant");
        assertThat(hub.operator()
                        .post(PATH + "/discard", ALL)
                        .body()
                        .path("detail")
                        .asText())
                .startsWith("reason must say why");
        var nobody = hub.operator().get(PATH + "/" + UUID.randomUUID());
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body().path("detail").asText()).startsWith("There is no rejected event of this id");
    }

    private void delivered(byte[] body) throws Exception {
        var url = URI.create(hub.simulator().deliveries().urls().getFirst());
        assertThat(sent.post(url, body).statusCode()).isEqualTo(400);
    }

    /** As an older version may have left it; returns its id. */
    private String kept(String cause, byte[] body) throws Exception {
        var id = UUID.randomUUID().toString();
        execute("""
                INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
                VALUES ('%s', clock_timestamp(), 'test/%s', '%s', 'as an older version left it', decode('%s', 'hex'))
                """.formatted(id, id, cause, HexFormat.of().formatHex(body)));
        return id;
    }

    private static byte[] webhook(String contact) {
        return "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"%s\"}}"
                .formatted(contact)
                .getBytes(UTF_8);
    }

    private static String count(String event) {
        return "SELECT count(*) FROM hub.event_log WHERE event_id = '%s'".formatted(event);
    }

    private void execute(String sql) throws Exception {
        Query.execute(hub.surroundings().database(), sql);
    }

    private List<JsonNode> events(String query) throws Exception {
        var events = new ArrayList<JsonNode>();
        page(query).path("items").forEach(events::add);
        return events;
    }

    private JsonNode page(String query) throws Exception {
        var reply = hub.operator().get(PATH + query);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private String replayed(String json) throws Exception {
        var body = posted("/replay", json);
        return "%s matched, %s done, %s still rejected, %s left"
                .formatted(body.path("matched"), body.path("done"), body.path("stillRejected"), body.path("left"));
    }

    private String discarded(String json) throws Exception {
        var body = posted("/discard", json);
        return "%s matched, %s done".formatted(body.path("matched"), body.path("done"));
    }

    private JsonNode posted(String path, String json) throws Exception {
        var reply = hub.operator().post(PATH + path, json);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private String refusedReplay() throws Exception {
        var reply = hub.operator().post(PATH + "/replay", ALL);
        Sent.assertProblem(reply.response(), 503);
        return reply.body().path("detail").asText();
    }

    private String refused(String rest) throws Exception {
        var reply = hub.operator().get(PATH + rest);
        assertThat(reply.status()).as(rest).isEqualTo(400);
        return reply.body().path("detail").asText();
    }
}
