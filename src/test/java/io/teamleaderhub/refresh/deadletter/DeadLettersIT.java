package io.teamleaderhub.refresh.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Entities that cannot be fetched or kept: found, tried again once mended, or given up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT {
    private static final String PATH = "/admin/dead-letters";

    private final TestHub hub;
    private final List<String> contacts;

    DeadLettersIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        contacts = hub.simulator().records().ids("contacts");
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @BeforeEach
    void nothingIsDead() throws Exception {
        hub.simulator().faults().clear();
        for (String contact : contacts) {
            hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Fine"));
        }
        hub.awaitQuiet();
        assertThat(letters("")).isEmpty();
    }

    @Test
    void areListedWithCauseAttemptsAndBothErrors() throws Exception {
        invalid(contacts.get(0));
        unstorable(contacts.get(1));
        unreadable(contacts.get(2));

        var invalid = letters("?cause=invalid");
        assertThat(invalid).hasSize(1);
        assertThat(invalid.getFirst().path("id").asText()).isEqualTo(contacts.get(0));
        assertThat(invalid.getFirst().path("type").asText()).isEqualTo("contact");
        assertThat(invalid.getFirst().path("attempts").asInt()).isEqualTo(1);
        assertThat(invalid.getFirst().path("lastError").asText()).startsWith("400: ");
        var unreadable = letters("?cause=schema").getFirst();
        assertThat(unreadable.path("attempts").asInt()).isEqualTo(7);
        assertThat(unreadable.path("firstError").asText()).startsWith("not the API's JSON");
        assertThat(unreadable.path("firstFailedAt").asText())
                .isLessThan(unreadable.path("failedAt").asText());
        assertThat(ids(letters("?search=" + encoded("JSONB cannot HOLD")))).containsExactly(contacts.get(1));
        assertThat(ids(letters("?id=" + contacts.get(2)))).containsExactly(contacts.get(2));
        assertThat(letters("?type=company")).isEmpty();
        assertThat(letters("?failedBefore=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(letters("?failedAfter=2020-01-01T00:00:00Z")).hasSize(3);
    }

    @Test
    void arePagedWithoutGapOrRepeat() throws Exception {
        for (String contact : contacts.subList(0, 5)) {
            invalid(contact);
        }
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = page("?limit=2&cursor=" + next);
            assertThat(page.path("causes").path(0).path("count").asInt()).isEqualTo(5);
            page.path("items").forEach(item -> found.add(item.path("id").asText()));
            next = page.path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));

        assertThat(found).containsExactlyInAnyOrderElementsOf(contacts.subList(0, 5));
    }

    @Test
    void liveAgainOnceTheCauseIsMendedAndAreThenNoMore() throws Exception {
        invalid(contacts.get(0));
        invalid(contacts.get(1));
        unreadable(contacts.get(2));

        assertThat(done("/replay", "{\"select\":{\"cause\":\"invalid\"},\"dryRun\":true}"))
                .isEqualTo("2 matched, 0 done");
        assertThat(letters("")).hasSize(3);

        hub.simulator().faults().clear();
        assertThat(done("/replay", "{\"select\":{\"cause\":\"invalid\"}}")).isEqualTo("2 matched, 2 done");
        hub.awaitQuiet();
        assertThat(ids(letters(""))).containsExactly(contacts.get(2));
        assertThat(done("/replay", "{\"select\":{\"cause\":\"invalid\"}}")).isEqualTo("0 matched, 0 done");
        assertThat(done("/replay", "{\"select\":{\"id\":\"%s\"}}".formatted(contacts.get(2))))
                .isEqualTo("1 matched, 1 done");
        hub.awaitQuiet();

        assertThat(letters("")).isEmpty();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void thatFailAgainAreDeadAgain() throws Exception {
        invalid(contacts.get(0));

        assertThat(done("/replay", "{\"all\":true}")).isEqualTo("1 matched, 1 done");
        hub.awaitQuiet();

        assertThat(ids(letters("?cause=invalid"))).containsExactly(contacts.get(0));
    }

    @Test
    void areGivenUpWithAReasonThatIsKept() throws Exception {
        invalid(contacts.get(3));
        var select = "\"select\":{\"id\":\"%s\"}".formatted(contacts.get(3));

        assertThat(done("/discard", "{%s,\"reason\":\"test\",\"dryRun\":true}".formatted(select)))
                .isEqualTo("1 matched, 0 done");
        assertThat(done("/discard", "{%s,\"reason\":\"left the company\"}".formatted(select)))
                .isEqualTo("1 matched, 1 done");

        assertThat(letters("")).isEmpty();
        assertThat(hub.query("SELECT reason FROM hub.discarded_letter WHERE cause_class = 'invalid' AND id = '%s'"
                        .formatted(contacts.get(3))))
                .containsExactly("left the company");
        hub.simulator().faults().clear();
        hub.simulator().records().update("contacts", contacts.get(3), Fields.of("last_name", "Back"));
        hub.awaitQuiet();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatToDo() throws Exception {
        invalid(contacts.get(0));
        assertThat(refused("GET", "?cause=bad"))
                .contains("cause must be one of invalid, denied, schema, unstorable, exhausted.");
        assertThat(refused("GET", "?type=unicorn")).contains("type must be one of contact, company, deal");
        assertThat(refused("GET", "?id=12")).contains("id must be an entity's id.");
        assertThat(refused("GET", "?failedAfter=yesterday")).contains("failedAfter must be an instant such as");
        assertThat(refused("GET", "?failedBefore=%2B99999-01-01T00:00:00Z"))
                .contains("failedBefore must be an instant");
        assertThat(refused("GET", "?search=%00")).contains("search must be one line");
        assertThat(refused("GET", "?limit=0")).contains("limit must be 1 to 500.");
        for (String cursor : List.of("%25", "bm9uZQ", "e30", "eyJmYWlsZWRfYXQiOiJ4IiwidHlwZSI6IngiLCJpZCI6IngifQ")) {
            assertThat(refused("GET", "?cursor=" + cursor)).contains("cursor is none of this list");
        }
        assertThat(refused("/replay", "{}")).contains("Say in select which dead letters are meant");
        assertThat(refused("/discard", "{\"all\":true}")).contains("reason must say why");
        assertThat(letters("")).hasSize(1);
    }

    private void invalid(String contact) throws Exception {
        hub.simulator().faults().on("contacts.*").containing(contact).status(400);
        touched(contact);
    }

    private void unreadable(String contact) throws Exception {
        hub.simulator().faults().on("contacts.*").containing(contact).body("<html>");
        touched(contact);
    }

    private void unstorable(String contact) throws Exception {
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", "a\u0000b"));
        hub.awaitQuiet();
    }

    private void touched(String contact) throws Exception {
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Touched"));
        hub.awaitQuiet();
    }

    private List<JsonNode> letters(String query) throws Exception {
        var letters = new ArrayList<JsonNode>();
        page(query).path("items").forEach(letters::add);
        return letters;
    }

    private JsonNode page(String query) throws Exception {
        var reply = hub.operator().get(PATH + query);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> ids(List<JsonNode> letters) {
        return letters.stream().map(letter -> letter.path("id").asText()).toList();
    }

    private String done(String path, String json) throws Exception {
        var reply = hub.operator().post(PATH + path, json);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return "%d matched, %d done"
                .formatted(
                        reply.body().path("matched").asInt(),
                        reply.body().path("done").asInt());
    }

    private String refused(String pathOrMethod, String rest) throws Exception {
        var reply = pathOrMethod.equals("GET")
                ? hub.operator().get(PATH + rest)
                : hub.operator().post(PATH + pathOrMethod, rest);
        assertThat(reply.status()).as(rest).isEqualTo(400);
        return reply.body().path("detail").asText();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
