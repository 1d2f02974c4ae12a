package io.teamleaderhub.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Entities with all that can happen to them, and whether their stories tell it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainIT {
    private final TestHub hub;
    private final Sent sent = new Sent();
    private final List<String> contacts;

    ExplainIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        contacts = hub.simulator().records().ids("contacts");
    }

    @AfterAll
    void close() {
        sent.close();
        hub.close();
    }

    @BeforeEach
    void nothingFails() {
        hub.simulator().faults().clear();
    }

    @Test
    void aChangeIsToldFromItsEventToItsVersion() throws Exception {
        var contact = contacts.get(0);
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Changed"));
        hub.awaitQuiet();

        var story = story(contact);

        assertThat(story.path("state").path("outcome").asText()).isEqualTo("current");
        assertThat(story.path("state").path("pending").isNull()).isTrue();
        assertThat(story.path("summary").asText())
                .startsWith("contact " + contact + " is current: List fields as of 20");
        assertThat(values(story, "events", "type")).containsExactly("contact.updated");
        assertThat(values(story, "fetches", "outcome")).contains("changed");
        var fetch = one(story, "fetches", "cause", "webhook");
        assertThat(fetch.path("callClass").asText()).isEqualTo("live");
        assertThat(fetch.path("folded").asInt()).isEqualTo(1);
        assertThat(fetch.path("cost").path("text").asText()).isNotEmpty();
        assertThat(values(story, "versions", "operation")).startsWith("create").endsWith("update");
        var version = story.path("versions").path(story.path("versions").size() - 1);
        assertThat(version.path("cause").asText()).isEqualTo("webhook");
        assertThat(version.path("changed").toString()).contains("\"last_name\"");
        assertThat(story.path("deadLetters")).isEmpty();
        assertThat(story.path("totals").path("events").asInt()).isEqualTo(1);
        assertThat(story.path("totals").path("versions").asInt())
                .isEqualTo(story.path("versions").size());
    }

    @Test
    void aSharedCallCostsItsPartAndTheLatestAreShownOldestFirst() throws Exception {
        var contact = UUID.randomUUID().toString();
        Query.execute(hub.surroundings().database(), """
                INSERT INTO hub.fetch_log (fetched_at, type, id, via, call_class, cause, marks, keys, outcome, error)
                VALUES ('2026-02-01T10:00:00Z', 'contact', '%s', 'info', 1, 'operator', 1, 1, 'unavailable', '503: down'),
                       ('2026-02-01T10:00:01Z', 'contact', '%s', 'list', 0, 'webhook', 3, 4, 'unchanged', NULL),
                       ('2026-02-01T10:00:02Z', 'contact', '%s', 'list', 2, 'reconcile', 2, 4, 'unchanged', NULL)
                """.replace("%s", contact));

        var story = story(contact + "?limit=2");

        assertThat(values(story, "fetches", "callClass")).containsExactly("live", "reconcile");
        assertThat(story.path("fetches").path(0).path("cost").toString())
                .isEqualTo("{\"calls\":0.25,\"text\":\"1 of a call shared by 4\"}");
        assertThat(story.path("totals").path("fetches").asInt()).isEqualTo(3);
        assertThat(story.path("totals").path("calls").asDouble()).isEqualTo(1.5);
        assertThat(story.path("state").path("outcome").asText()).isEqualTo("unknown");
        var first = story(contact).path("fetches").path(0);
        assertThat(first.path("error").asText()).isEqualTo("503: down");
        assertThat(first.path("cost").path("text").asText()).isEqualTo("a call of its own");
    }

    @Test
    void aFailureIsADeadLetterAndLaterOneThatWasGivenUp() throws Exception {
        var contact = contacts.get(1);
        hub.simulator().faults().on("contacts.*").containing(contact).status(400);
        hub.simulator().records().update("contacts", contact, Fields.of("last_name", "Bad"));
        hub.awaitQuiet();

        var dead = story(contact);
        assertThat(dead.path("state").path("outcome").asText()).isEqualTo("dead");
        assertThat(dead.path("summary").asText())
                .contains("is a dead letter (invalid, ")
                .contains("./hub dead-letters replay --type contact --id " + contact);
        assertThat(dead.path("deadLetters").path(0).path("open").asBoolean()).isTrue();
        assertThat(dead.path("deadLetters").path(0).path("lastError").asText()).startsWith("400: ");
        assertThat(one(dead, "fetches", "outcome", "invalid").path("error").asText())
                .startsWith("400: ");

        hub.operator()
                .post(
                        "/admin/dead-letters/discard",
                        "{\"select\":{\"id\":\"%s\"},\"reason\":\"not ours\"}".formatted(contact));
        var given = story(contact).path("deadLetters").path(0);
        assertThat(given.path("open").asBoolean()).isFalse();
        assertThat(given.path("reason").asText()).isEqualTo("not ours");
        assertThat(given.path("discardedAt").asText()).isNotEmpty();
        assertThat(story(contact).path("state").path("outcome").asText()).isEqualTo("current");
    }

    @Test
    void whatWaitsWhatIsGoneAndWhatNeverWasAreToldApart() throws Exception {
        var waiting = contacts.get(2);
        hub.simulator().faults().on("contacts.*").containing(waiting).status(503);
        hub.simulator().records().update("contacts", waiting, Fields.of("last_name", "Later"));
        hub.awaitValue(
                "waiting", "SELECT state FROM hub.stale WHERE id = '%s' AND last_error IS NOT NULL".formatted(waiting));
        var pending = story(waiting).path("state").path("pending");
        assertThat(pending.path("lastError").asText()).contains("503");
        assertThat(pending.path("dueAt").asText()).isNotEmpty();
        hub.simulator().faults().clear();

        hub.simulator().records().delete("contacts", contacts.get(3));
        var never = UUID.randomUUID().toString();
        var door = URI.create(hub.simulator().deliveries().urls().getFirst());
        var event = "{\"type\":\"contact.added\",\"subject\":{\"type\":\"contact\",\"id\":\"%s\"}}".formatted(never);
        assertThat(sent.post(door, event.getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(204);
        hub.awaitValue("1", "SELECT count(*) FROM hub.event_log WHERE key = 'contact:" + never + "'");
        hub.awaitQuiet();

        assertThat(story(contacts.get(3)).path("state").path("outcome").asText())
                .isEqualTo("deleted");
        assertThat(values(story(contacts.get(3)), "versions", "operation")).endsWith("delete");
        assertThat(story(never).path("state").path("outcome").asText()).isEqualTo("unknown");
        assertThat(values(story(never), "events", "type")).containsExactly("contact.added");
    }

    @Test
    void whatIsNoEntityIsRefusedAndWhatNobodyNamedIsNotFound() throws Exception {
        assertThat(problem("/unicorn/" + contacts.get(0), 400))
                .startsWith("type must be one of contact, company, deal");
        assertThat(problem("/contact/12", 400)).isEqualTo("id must be an entity's id.");
        assertThat(problem("/contact/" + contacts.get(0) + "?limit=501", 400)).isEqualTo("limit must be 1 to 500.");
        var nobody = UUID.randomUUID();
        assertThat(problem("/contact/" + nobody, 404))
                .isEqualTo("No event and no full sync ever named contact " + nobody
                        + ". If Teamleader has it, refresh it (POST /admin/refresh).");
    }

    private JsonNode story(String contact) throws Exception {
        var reply = hub.operator().get("/admin/explain/contact/" + contact);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private static List<String> values(JsonNode story, String kind, String name) {
        return StreamSupport.stream(story.path(kind).spliterator(), false)
                .map(item -> item.path(name).asText())
                .toList();
    }

    /** The first of a kind that has that value. */
    private static JsonNode one(JsonNode story, String kind, String name, String value) {
        return StreamSupport.stream(story.path(kind).spliterator(), false)
                .filter(item -> item.path(name).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private String problem(String path, int status) throws Exception {
        return Sent.assertProblem(hub.operator().get("/admin/explain" + path).response(), status)
                .path("detail")
                .asText();
    }
}
