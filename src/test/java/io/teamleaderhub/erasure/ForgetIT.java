package io.teamleaderhub.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.support.TestHub;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A person is forgotten: nothing of the person is in any table, and the person does not come back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForgetIT {
    private static final String MARKER = "Zyxwvut";
    private static final String REASON = "{\"reason\": \"ticket 4711\"}";

    private final TestHub hub;
    private final String person;

    ForgetIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        person = hub.simulator().records().ids("contacts").getFirst();
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    @Order(1) // it counts events, which the other forgets
    void nothingIsLeftAndNothingComesBackUntilThatIsLifted() throws Exception {
        leaveTraces();
        assertThat(tablesWith(MARKER)).contains("entity", "entity_change", "stale", "discarded_letter");
        assertThat(tablesWith(person))
                .contains(
                        "entity",
                        "entity_change",
                        "stale",
                        "event_log",
                        "fetch_log",
                        "reconciliation_finding",
                        "rejected_event",
                        "discarded_letter");

        var counted = post("forget", "{\"dryRun\": true}");
        assertThat(tablesWith(MARKER)).contains("entity");
        assertThat(hub.operator().post(path("forget"), "{}").status()).isEqualTo(400);
        var forgotten = post("forget", REASON);

        assertThat(forgotten.path("removed")).isEqualTo(counted.path("removed"));
        assertThat(forgotten.path("removed").path("entity").asInt()).isEqualTo(1);
        assertThat(forgotten.path("removed").properties())
                .extracting(Map.Entry::getKey)
                .containsAll(tablesOfEntities());
        assertThat(tablesWith(MARKER)).isEmpty();
        // The id alone, for those who must remove their copies.
        assertThat(tablesWith(person)).containsExactly("entity_change");
        assertThat(versions()).containsExactly("forget {} null");
        assertThat(
                        hub.query(
                                "SELECT concat_ws(' ', action, type, requested_by, reason, removed ->> 'entity') FROM hub.erasure"))
                .containsExactly("forget contact operator ticket 4711 1");

        comeBack();
        assertThat(tablesWith(MARKER)).isEmpty();
        assertThat(tablesWith(person)).containsExactly("entity_change");
        assertRefused();

        assertThat(post("forget", REASON).path("removed").path("entity").asInt())
                .isZero();
        assertThat(hub.operator().post(path("lift"), REASON).status()).isEqualTo(204);
        assertThat(hub.operator().post(path("lift"), REASON).status()).isEqualTo(404);
        hub.simulator().records().update("contacts", person, Fields.of("last_name", "Back"));
        hub.awaitValue("Back", "SELECT last_name FROM teamleader.contacts WHERE id = '%s'".formatted(person));
        awaitNothingStale();
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void whatWasUnderWayWhenThePersonWasForgottenIsNotWritten() throws Exception {
        var other = hub.simulator().records().ids("companies").getFirst();
        var held = hub.simulator().faults().on("companies.*").containing(other).hold();
        hub.simulator().records().update("companies", other, Fields.of("name", "Qrstuv"));
        held.awaitArrival();

        var reply = hub.operator().post("/admin/entities/company/%s/forget".formatted(other), REASON);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        long fetches = hub.simulator().counters().calls("companies.list");
        held.release();
        run("full");

        assertThat(hub.simulator().counters().calls("companies.list")).isGreaterThan(fetches);
        awaitNothingStale();
        assertThat(tablesWith("Qrstuv")).isEmpty();
        // Deals of the company name its id; they are records of their own.
        assertThat(hub.query("SELECT count(*) FROM hub.entity WHERE id = '%s'".formatted(other)))
                .containsExactly("0");
        assertThat(tablesWith(other)).isSubsetOf("entity", "entity_change");
    }

    /** A contact with all that can happen to one. */
    private void leaveTraces() throws Exception {
        for (int i = 0; i < 3; i++) {
            hub.simulator().records().update("contacts", person, Fields.of("last_name", MARKER + i, "remarks", MARKER));
            hub.awaitQuiet();
        }
        hub.simulator().records().updateSilently("contacts", person, Fields.of("first_name", MARKER));
        full();
        hub.simulator().faults().on("contacts.*").containing(person).status(400);
        hub.simulator().records().update("contacts", person, Fields.of("last_name", MARKER));
        hub.awaitQuiet();
        told();
        var discard = "{\"select\":{\"id\":\"%s\"},\"reason\":\"a test\"}".formatted(person);
        assertThat(hub.operator().post("/admin/dead-letters/discard", discard).status())
                .isEqualTo(200);
        hub.simulator().records().update("contacts", person, Fields.of("last_name", MARKER));
        hub.awaitQuiet();
        told();
        hub.query("""
                WITH added AS (INSERT INTO hub.rejected_event (id, received_at, origin, cause, reason, body)
                    VALUES (gen_random_uuid(), now(), 'a test', 'unreadable', 'a test', convert_to('{"id":"%s"', 'UTF8')) RETURNING 1)
                SELECT * FROM added""".formatted(person));
    }

    /** As if Teamleader's error had named the person. */
    private void told() throws Exception {
        Query.execute(
                hub.surroundings().database(),
                "UPDATE hub.stale SET first_error = 'about %1$s', last_error = 'about %1$s' WHERE id = '%2$s' AND state = 'dead'"
                        .formatted(MARKER, person));
    }

    /** Everything that would bring the person back: an event, a full run, one that only compares. */
    private void comeBack() throws Exception {
        hub.simulator().faults().clear();
        hub.simulator().records().update("contacts", person, Fields.of("last_name", MARKER + " again"));
        // The person's event is logged nowhere; those that come after it in its partition are.
        for (String other : hub.simulator().records().ids("contacts")) {
            if (!other.equals(person)) {
                hub.simulator().records().update("contacts", other, Fields.of("last_name", "After"));
                hub.awaitValue("t", "SELECT count(*) > 0 FROM hub.event_log WHERE key = 'contact:%s'".formatted(other));
            }
        }
        full();
        run("verify");
        awaitNothingStale();
    }

    private void full() throws Exception {
        run("full");
        awaitNothingStale();
    }

    /** The events about the person are no longer counted, so it is not waited for these. */
    private void awaitNothingStale() {
        hub.awaitValue("0", "SELECT count(*) FROM hub.stale WHERE state <> 'dead'");
    }

    private void run(String mode) throws Exception {
        assertThat(hub.operator()
                        .post("/admin/reconciliations", "{\"mode\":\"%s\"}".formatted(mode))
                        .status())
                .isEqualTo(202);
        hub.awaitValue("0", "SELECT count(*) FROM hub.reconciliation WHERE state NOT IN ('completed', 'failed')");
    }

    private void assertRefused() throws Exception {
        var gone = hub.operator().get("/api/entities/contacts/" + person);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body().path("detail").asText()).contains("was forgotten at");
        assertThat(hub.operator()
                        .post("/admin/refresh", "{\"type\":\"contact\",\"id\":\"%s\"}".formatted(person))
                        .status())
                .isEqualTo(409);
        assertThat(hub.operator()
                        .get("/admin/explain/contact/" + person)
                        .body()
                        .path("summary")
                        .asText())
                .contains("is forgotten since");
        var page = hub.operator()
                .get("/api/entities/contacts?deleted=only&limit=1000")
                .body()
                .path("items");
        assertThat(page)
                .anyMatch(row -> row.path("id").asText().equals(person)
                        && row.path("forgotten").asBoolean()
                        && row.path("data").isNull());
        var unknown =
                hub.operator().post("/admin/entities/contact/0198a8c0-0000-7000-8000-000000000000/forget", REASON);
        assertThat(unknown.status()).isEqualTo(404);
    }

    private List<String> versions() throws Exception {
        return hub.query(
                "SELECT concat(operation, ' ', changed, ' ', coalesce(before::text, 'null')) FROM hub.entity_change WHERE id = '%s'"
                        .formatted(person));
    }

    private JsonNode post(String action, String json) throws Exception {
        var reply = hub.operator().post(path(action), json);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private String path(String action) {
        return "/admin/entities/contacts/%s/%s".formatted(person, action);
    }

    /** Every table whose rows name an entity, by its columns. */
    private List<String> tablesOfEntities() throws Exception {
        return hub.query("""
                SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'hub'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT c.relispartition
                  AND (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname IN ('type', 'id')) = 2""");
    }

    /** Every table of the hub that has the text anywhere, as text or as bytes. */
    private List<String> tablesWith(String text) throws Exception {
        var bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var found = new ArrayList<String>();
        for (String table : hub.query("""
                SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p', 'm') AND NOT c.relispartition
                  AND c.relnamespace IN ('hub'::regnamespace, 'teamleader'::regnamespace)""")) {
            var rows = hub.query(
                    "SELECT count(*) FROM %1$s t WHERE lower(t::text) LIKE '%%%2$s%%' OR t::text LIKE '%%%3$s%%'"
                            .formatted(table, text.toLowerCase(Locale.ROOT), bytes));
            if (!rows.equals(List.of("0"))) {
                found.add(table.replace("hub.", ""));
            }
        }
        return found;
    }
}
