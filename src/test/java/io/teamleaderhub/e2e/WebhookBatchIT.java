package io.teamleaderhub.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad records among good ones, all in one batch of the topic: the good ones count, the bad ones are kept, and once. */
class WebhookBatchIT {
    private static final String GOOD = "contact.updated";
    private static final List<String> UNREADABLE = List.of(
            "{\"type\":\"contact.updated\\u0000\",\"subject\":{\"type\":\"contact\",\"id\":\"x\"}}",
            Door.body("contact.updated\u0000", "contact", "x"),
            Door.body(GOOD, "contact", "no id at all"),
            Door.body(GOOD, "contact", "'; DROP TABLE hub.stale; --"),
            "{\"type\":\"contact.updated\"}",
            "not JSON",
            "");

    private TestHub hub;
    private WebhookRecords topic;

    @BeforeEach
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
        topic = new WebhookRecords(hub.surroundings());
    }

    @AfterEach
    void close() {
        topic.close();
        hub.close();
    }

    @Test
    void theRestGoesOnAndTheBadOnesAreKeptWithTheirBytes() throws Exception {
        var contacts = hub.simulator().records().ids("contacts");
        contacts.forEach(this::change);
        var batch = topic.batch();
        for (int i = 0; i < UNREADABLE.size(); i++) {
            batch.add(Door.body(GOOD, "contact", contacts.get(i % contacts.size())));
            batch.add(UNREADABLE.get(i));
        }
        contacts.forEach(contact -> batch.add(Door.body(GOOD, "contact", contact)));
        batch.send();

        assertTakenInUpTo(batch.end());
        assertThat(rejected())
                .containsExactlyInAnyOrderElementsOf(
                        UNREADABLE.stream().map(WebhookBatchIT::hex).toList());
        assertThat(causes()).containsExactly("no_id 2", "unreadable 5");
    }

    @Test
    void whatTheDoorNeverWritesIsKeptTooWhateverIsWrongWithIt() throws Exception {
        var contact = hub.simulator().records().ids("contacts").getFirst();
        change(contact);
        var good = Door.body(GOOD, "contact", contact);
        var batch = topic.batch();
        batch.addWithoutHeaders("no CloudEvent");
        batch.addWithoutValue();
        batch.add(good, Map.of("ce_id", "no id"));
        batch.add(good, Map.of("ce_time", "no time"));
        batch.add(good, Map.of("ce_time", "+99999-01-01T00:00:00Z"));
        batch.add(good, Map.of("ce_hubsigningkey", "a\u0000b"));
        batch.add(good, Map.of("ce_specversion", "0.0\u0000"));
        batch.add(good);
        batch.send();

        assertTakenInUpTo(batch.end());
        assertThat(rejected())
                .containsExactlyInAnyOrder(
                        hex("no CloudEvent"), hex(""), hex(good), hex(good), hex(good), hex(good), hex(good));
        assertThat(causes()).containsExactly("not_by_the_door 3", "refused 2", "unreadable 2");
    }

    @Test
    void aTypeThatTheCatalogueDoesNotHaveIsLoggedAndNeitherMarkedNorRejected() throws Exception {
        var batch = topic.batch();
        batch.add(Door.body("spaceship.launched", "spaceship", "5c6b6f0e-0000-0000-0000-000000000001"));
        batch.send();

        assertTakenInUpTo(batch.end());
        assertThat(rejected()).isEmpty();
        assertThat(hub.query("SELECT type FROM hub.event_log WHERE key LIKE 'spaceship:%'"))
                .containsExactly("spaceship.launched");
    }

    @Test
    void oneKeyManyTimesInABatchCostsOneFetch() throws Exception {
        var contact = hub.simulator().records().ids("contacts").getFirst();
        var before = hub.simulator().counters().calls("contacts.info");
        change(contact);
        var batch = topic.batch();
        IntStream.range(0, 100).forEach(i -> batch.add(Door.body(GOOD, "contact", contact)));
        batch.send();

        assertTakenInUpTo(batch.end());
        assertThat(hub.query("SELECT count(*) FROM hub.event_log WHERE key = 'contact:" + contact + "'"))
                .containsExactly("100");
        assertThat(hub.simulator().counters().calls("contacts.info") - before).isEqualTo(1);
    }

    /** Committed to the end: nothing of the batch ever comes again. */
    private void assertTakenInUpTo(long end) throws Exception {
        topic.awaitCommitted(end);
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
        assertThat(hub.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
    }

    private List<String> rejected() throws Exception {
        return hub.query("SELECT encode(body, 'hex') FROM hub.rejected_event");
    }

    private List<String> causes() throws Exception {
        return hub.query("SELECT cause || ' ' || count(*) FROM hub.rejected_event GROUP BY cause ORDER BY cause");
    }

    private void change(String contact) {
        hub.simulator().records().update("contacts", contact, Fields.of("remarks", "changed"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
