package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every type of the catalogue alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTypeTest {
    private final TeamleaderSimulator simulator =
            TeamleaderSimulator.start(SimulatorSettings.everything().withLimit(1_000_000, Duration.ofSeconds(60)));
    private final Caller caller = new Caller(simulator);
    private WebhookSink sink;

    static List<String> paths() {
        return Catalogue.ALL.stream().map(ResourceType::path).toList();
    }

    static List<String> listed() {
        return Catalogue.ALL.stream()
                .filter(type -> "list".equals(type.reads().list()))
                .map(ResourceType::path)
                .toList();
    }

    @BeforeAll
    void listen() throws IOException {
        sink = new WebhookSink();
        simulator.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
    }

    @AfterAll
    void close() {
        sink.close();
        caller.close();
        simulator.close();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void info_and_list_differ_by_what_only_one_of_them_has(String path) throws Exception {
        ResourceType type = Catalogue.require(path);
        for (String id : simulator.records().ids(path)) {
            JsonNode dumped = Caller.read(dumped(type, id).toString());
            if (type.reads().info() != null) {
                JsonNode info = caller.data(action(type, type.reads().info()), "{'" + idKey(type) + "':'" + id + "'}");
                assertThat(info).isEqualTo(dumped.path("info"));
                assertThat(type.list().listOnly()).noneMatch(info::has);
            }
            assertThat(type.list().listOnly())
                    .allMatch(key -> dumped.path("list").has(key)
                            != type.list().infoOnly().contains(key));
        }
    }

    @ParameterizedTest
    @MethodSource("listed")
    void the_list_has_every_record_once(String path) throws Exception {
        ResourceType type = Catalogue.require(path);
        String status = type.list().status() == null ? "" : "'filter':{'status':['active','deactivated']},";
        List<String> seen = new ArrayList<>();
        for (int number = 1; number == 1 || (type.list().paged() && seen.size() == (number - 1) * 10); number++) {
            seen.addAll(caller.ids(
                    type.names().api() + ".list", "{" + status + "'page':{'size':10,'number':" + number + "}}"));
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(simulator.records().ids(path));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void ids_narrow_the_list_where_they_are_known_and_are_ignored_elsewhere(String path) throws Exception {
        ResourceType type = Catalogue.require(path);
        String list = type.names().api() + ".list";
        String all = type.list().status() == null ? "" : ",'status':['active','deactivated']";
        String id = simulator.records().ids(path).getLast();
        List<String> narrowed = caller.ids(list, "{'filter':{'ids':['" + id + "']" + all + "}}");

        if (type.filters().containsKey("ids")) {
            assertThat(narrowed).containsExactly(id);
            assertThat(caller.post(list, "{'filter':{'ids':[" + "'x',".repeat(100) + "'x']}}")
                            .statusCode())
                    .isEqualTo(400);
        } else {
            assertThat(narrowed).isEqualTo(caller.ids(list, "{}"));
        }
    }

    @ParameterizedTest
    @MethodSource("listed")
    void pages_and_instants_are_heeded_or_ignored(String path) throws Exception {
        ResourceType type = Catalogue.require(path);
        String list = type.names().api() + ".list";
        List<String> first = caller.ids(list, "{'page':{'size':1}}");

        assertThat(first)
                .hasSize(type.list().paged() ? 1 : caller.ids(list, "{}").size());
        assertThat(caller.post(list, "{'page':{'size':101}}").statusCode())
                .isEqualTo(type.list().paged() ? 400 : 200);
        assertThat(caller.ids(list, "{'filter':{'updated_since':'2030-01-01T00:00:00+00:00'}}")
                        .isEmpty())
                .isEqualTo(type.filters().containsKey("updated_since"));
        assertThat(caller.ids(list, "{'sort':[{'field':'nothing'}]}")).isEqualTo(caller.ids(list, "{}"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void a_record_that_comes_changes_and_goes_raises_the_events_there_are(String path) throws Exception {
        ResourceType type = Catalogue.require(path);
        String singular = type.singular();
        sink.bodies().clear();
        ObjectNode fields = Json.object();
        if (type.reads().within() != null) {
            String parent = simulator.records().ids(type.names().api()).getFirst();
            fields.set(type.reads().within(), Json.reference("ticket", parent));
        }

        String id = simulator.records().add(singular, fields);
        String key = keys(dumped(type, id).path("list")).stream()
                .filter(field -> !field.equals(idKey(type)) && !field.endsWith("_at"))
                .findFirst()
                .orElseThrow();
        simulator.records().update(path, id, Json.object().put(key, "changed"));
        assertThat(dumped(type, id).path("list").path(key).asText()).isEqualTo("changed");
        assertThat(simulator.records().delete(path, id)).isTrue();
        simulator.deliveries().awaitQuiet(Duration.ofSeconds(30));

        assertThat(simulator.records().get(path, id)).isEmpty();
        assertThat(sink.bodies().stream().map(Caller::read))
                .allMatch(event -> event.at("/subject/type").asText().equals(singular)
                        && event.at("/subject/id").asText().equals(id));
        assertThat(sink.bodies().stream()
                        .map(body -> Caller.read(body).path("type").asText()))
                .containsExactlyInAnyOrderElementsOf(expected(type));
        assertThat(WebhookTypes.ALL).containsAll(expected(type));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void every_event_type_there_is_can_be_raised(String path) {
        ResourceType type = Catalogue.require(path);
        Set<String> raised = new TreeSet<>(expected(type));
        type.events().turns().forEach(turn -> raised.add(type.singular() + "." + turn.suffix()));
        type.writes().acts().forEach(act -> raised.add(type.singular() + "." + act.event()));

        assertThat(WebhookTypes.ALL.stream()
                        .filter(event -> event.startsWith(type.singular() + "."))
                        .filter(event -> !raised.contains(event)))
                .allMatch(event -> CrmOrControl.SUFFIXES.contains(event.substring(event.indexOf('.') + 1)));
    }

    /** Raised by the actions of contacts and deals, or not by any action of the API at all. */
    private static final class CrmOrControl {
        private static final Set<String> SUFFIXES = Set.of(
                "linkedToCompany",
                "unlinkedFromCompany",
                "updatedLinkToCompany",
                "won",
                "lost",
                "moved",
                "sent",
                "bookkeepingSubmissionFailed",
                "peppolSubmissionFailed");
    }

    private ObjectNode dumped(ResourceType type, String id) {
        return simulator.records().dumped(type, id).orElseThrow();
    }

    private static List<String> expected(ResourceType type) {
        List<String> events = new ArrayList<>();
        for (String suffix : new String[] {
            type.events().created(), type.events().updated(), type.events().deleted()
        }) {
            if (suffix != null) {
                events.add(type.singular() + "." + suffix);
            }
        }
        return events;
    }

    private static String action(ResourceType type, String name) {
        return type.names().api() + "." + name;
    }

    private static String idKey(ResourceType type) {
        return type.names().idKey();
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
