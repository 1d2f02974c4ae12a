package io.teamleaderhub.explain.entities;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.Scale;
import io.teamleaderhub.support.TestHub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The mirror over HTTP, against what the source was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntitiesIT {
    private static final int INSTANTS = Scale.of(50, 200);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestHub hub;
    private final Random random = new Random(11);

    EntitiesIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
    }

    @AfterAll
    void close() {
        hub.close();
    }

    /** What the source had at an instant, by id. */
    private record State(Instant at, Map<String, JsonNode> companies) {}

    @Test
    void everyInstantIsAsTheSourceWasThenAndDifferencesAreThoseOfTheStates() throws Exception {
        var log = new ArrayList<State>();
        log.add(state());
        for (int i = 0; i < INSTANTS; i++) {
            change(i);
            hub.awaitQuiet();
            log.add(state());
        }

        for (int i = 0; i < INSTANTS; i++) {
            var then = log.get(random.nextInt(log.size()));
            var ids =
                    List.copyOf(log.get(random.nextInt(log.size())).companies().keySet());
            assertAsOf(ids.get(random.nextInt(ids.size())), then);
            var from = log.get(random.nextInt(log.size() - 1));
            var to = log.get(log.indexOf(from) + 1 + random.nextInt(log.size() - 1 - log.indexOf(from)));
            assertDifferences(from, to);
        }
    }

    private void change(int n) {
        var companies = hub.simulator().records().ids("companies");
        var company = companies.get(random.nextInt(companies.size()));
        switch (random.nextInt(5)) {
            case 0 -> hub.simulator().records().add("companies", Fields.of("name", "Company " + n));
            case 1 -> {
                if (companies.size() > 2) {
                    hub.simulator().records().delete("companies", company);
                }
            }
            default -> hub.simulator().records().update("companies", company, Fields.of("name", "Renamed " + n));
        }
    }

    private State state() throws Exception {
        var now = Instant.parse(
                hub.query("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                        .getFirst());
        var companies = new TreeMap<String, JsonNode>();
        for (JsonNode record : hub.simulator().records().dump().path("companies")) {
            companies.put(record.path("info").path("id").asText(), record.path("info"));
        }
        return new State(now, companies);
    }

    private void assertAsOf(String id, State then) throws Exception {
        var reply = hub.operator().get("/api/entities/companies/%s?as_of=%s".formatted(id, then.at()));
        var expected = then.companies().get(id);
        if (expected == null) {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.body().path("detail").asText()).contains("did not have company:" + id);
        } else {
            assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
            assertThat(reply.body().path("data").path("name")).isEqualTo(expected.path("name"));
            assertThat(reply.body().path("asOf").asText()).isEqualTo(then.at().toString());
        }
    }

    private void assertDifferences(State from, State to) throws Exception {
        var found =
                all("/api/entities/company/differences?limit=3&from=%s&to=%s".formatted(from.at(), to.at())).stream()
                        .map(row -> row.path("id").asText() + " "
                                + row.path("operation").asText() + " "
                                + row.path("changed").toString().contains("\"name\""))
                        .toList();
        var expected = new ArrayList<String>();
        var ids = new TreeMap<>(from.companies());
        ids.putAll(to.companies());
        for (String id : ids.keySet()) {
            var was = from.companies().get(id);
            var is = to.companies().get(id);
            if (was == null || is == null) {
                expected.add(id + (was == null ? " create false" : " delete false"));
            } else if (!was.path("name").equals(is.path("name"))) {
                expected.add(id + " update true");
            }
        }
        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    void pagesBringEverythingOnceAndThenWhatIsNew() throws Exception {
        var first = get("/api/entities/contacts?limit=4");
        assertThat(first.path("items")).hasSize(4);
        assertThat(first.path("more").asBoolean()).isTrue();
        var ids = new ArrayList<String>(texts(first.path("items"), "id"));
        var page = first;
        while (page.path("more").asBoolean()) {
            page = get(
                    "/api/entities/contact?limit=4&cursor=" + page.path("next").asText());
            ids.addAll(texts(page.path("items"), "id"));
        }
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(hub.simulator().records().ids("contacts"));

        var cursor = page.path("next").asText();
        var quiet = get("/api/entities/contacts?deleted=true&cursor=" + cursor);
        assertThat(quiet.path("items")).isEmpty();
        assertThat(quiet.path("next").asText()).isEqualTo(cursor);

        var gone = ids.get(0);
        hub.simulator().records().delete("contacts", gone);
        hub.simulator().records().update("contacts", ids.get(1), Fields.of("last_name", "Paged"));
        hub.awaitQuiet();
        var news = get("/api/entities/contacts?deleted=true&cursor=" + cursor).path("items");
        assertThat(texts(news, "id")).containsExactlyInAnyOrder(gone, ids.get(1));
        assertThat(texts(get("/api/entities/contacts?deleted=only&limit=1000").path("items"), "id"))
                .contains(gone);
        assertThat(get("/api/entities/contacts/" + gone).path("deletedAt").asText())
                .startsWith("20");
        assertThat(texts(
                        get("/api/entities/contacts?updated_since="
                                        + news.get(0).path("changedAt").asText() + "&deleted=true")
                                .path("items"),
                        "id"))
                .containsExactlyInAnyOrder(gone, ids.get(1));
    }

    @Test
    void aDocumentIsAsTheSourceSentIt() throws Exception {
        var deal = hub.simulator().records().ids("deals").getFirst();

        var shown = get("/api/entities/deal/" + deal);

        var stored = hub.query("SELECT data::text FROM hub.entity WHERE id = '%s'".formatted(deal))
                .getFirst();
        assertThat(shown.path("data")).isEqualTo(MAPPER.readTree(stored));
        assertThat(shown.path("seq").asText())
                .isEqualTo(hub.query("SELECT max(seq) FROM hub.entity_change WHERE id = '%s'".formatted(deal))
                        .getFirst());
        assertThat(shown.path("forgotten").asBoolean()).isFalse();
    }

    @Test
    void historyNamesTheEventsThatLedToEachVersion() throws Exception {
        var deal = hub.simulator().records().ids("deals").getLast();
        var titles = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            titles.add(hub.simulator()
                    .records()
                    .get("deals", deal)
                    .orElseThrow()
                    .path("title")
                    .asText());
            hub.simulator().records().update("deals", deal, Fields.of("title", "Title " + i));
            hub.awaitQuiet();
        }

        var versions = all("/api/entities/deals/%s/history?limit=2".formatted(deal));

        var updates = versions.stream()
                .filter(version -> version.path("cause").asText().equals("webhook")
                        && version.path("changed").toString().contains("\"title\""))
                .toList();
        assertThat(updates)
                .extracting(version -> version.path("before").path("title").asText())
                .containsExactlyElementsOf(titles.reversed());
        var events = new ArrayList<String>();
        updates.reversed().forEach(version -> version.path("eventIds").forEach(id -> events.add(id.asText())));
        assertThat(events)
                .containsExactlyElementsOf(
                        hub.query("SELECT event_id FROM hub.event_log WHERE key = 'deal:%s' ORDER BY received_at"
                                .formatted(deal)));
        var created = versions.getLast();
        assertThat(created.path("operation").asText()).isEqualTo("create");
        assertThat(created.path("before").isNull()).isTrue();
        assertThat(created.path("eventIds").isArray()).isTrue();
        assertThat(created.path("eventIds")).isEmpty();
    }

    @Test
    void whatCannotBeAnsweredSaysWhatToDo() throws Exception {
        var contact = hub.simulator().records().ids("contacts").getLast();
        for (var refused : Map.of(
                        "/api/entities/unicorns",
                        "type must be one of contact",
                        "/api/entities/contacts?deleted=perhaps",
                        "deleted must be one of false, true, only.",
                        "/api/entities/contacts?limit=1001",
                        "limit must be 1 to 1000.",
                        "/api/entities/contacts?cursor=x",
                        "cursor is none of this list",
                        "/api/entities/contacts?updated_since=yesterday",
                        "updated_since must be an instant such as",
                        "/api/entities/contacts/12",
                        "id must be an entity's id.",
                        "/api/entities/contacts/" + contact + "?as_of=2999-01-01T00:00:00Z",
                        "as_of must not lie in the future.",
                        "/api/entities/contacts/" + contact + "?as_of=now",
                        "as_of must be an instant such as",
                        "/api/entities/contacts/differences?from=2999-01-01T00:00:00Z",
                        "from must lie before to",
                        "/api/entities/contacts/differences",
                        "from")
                .entrySet()) {
            var reply = hub.operator().get(refused.getKey());
            assertThat(reply.status()).as(refused.getKey()).isEqualTo(400);
            assertThat(reply.body().path("detail").asText()).contains(refused.getValue());
        }
        for (String path : List.of("", "/history", "?as_of=2020-01-01T00:00:00Z")) {
            var reply = hub.operator().get("/api/entities/contacts/" + UUID.randomUUID() + path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.body().path("detail").asText()).contains("POST /admin/refresh");
        }
    }

    private JsonNode get(String path) throws Exception {
        var reply = hub.operator().get(path);
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private List<JsonNode> all(String path) throws Exception {
        var items = new ArrayList<JsonNode>();
        var page = get(path);
        page.path("items").forEach(items::add);
        while (!page.path("next").isNull()) {
            page = get(path + "&cursor=" + page.path("next").asText());
            page.path("items").forEach(items::add);
        }
        return items;
    }

    private static List<String> texts(JsonNode items, String name) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> ((ObjectNode) item).path(name).asText())
                .toList();
    }
}
