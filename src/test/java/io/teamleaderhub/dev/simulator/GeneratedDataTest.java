package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class GeneratedDataTest {
    private static final Instant NOW = Instant.parse("2026-02-04T16:44:33Z");
    private static final SimulatorSettings SETTINGS = SimulatorSettings.defaults()
            .withContacts(300)
            .withCompanies(100)
            .withDeals(200)
            .withTime(() -> NOW, System::nanoTime);

    @Test
    void the_seed_decides_everything() {
        String once = dumpAfterChanges(SETTINGS.withSeed(7));

        assertThat(dumpAfterChanges(SETTINGS.withSeed(7))).isEqualTo(once);
        assertThat(dumpAfterChanges(SETTINGS.withSeed(8))).isNotEqualTo(once);
    }

    @Test
    void the_values_are_what_breaks_careless_readers() {
        try (var simulator = TeamleaderSimulator.start(SETTINGS)) {
            String text = simulator.records().dump().toString();

            assertThat(text).contains("ë", "🚀", "\\\\", "\\n\\n", ":null", ":[]", ":\"\"", "\"amount\":");
            assertThat(text).containsPattern("\"amount\":\\d+\\.\\d").containsPattern("\"amount\":\\d+,");
            assertThat(text).containsPattern("\"started_at\":\"\\d{4}-\\d\\d-\\d\\d \\d");
            assertThat(simulator.records().ids("contacts").stream()
                            .map(id -> id.charAt(14))
                            .distinct())
                    .hasSizeGreaterThan(10);
            assertThat(records(simulator, "contacts").stream()
                            .map(contact -> contact.toString().length()))
                    .anyMatch(length -> length > 8_000);
        }
    }

    @Test
    void records_refer_to_one_another() {
        try (var simulator = TeamleaderSimulator.start(SETTINGS)) {
            List<String> companies = simulator.records().ids("companies");

            assertThat(records(simulator, "contacts").stream()
                            .flatMap(contact -> ContactEdits.companies(contact).stream()))
                    .isNotEmpty()
                    .isSubsetOf(companies);
            assertThat(records(simulator, "deals").stream()
                            .map(deal -> deal.at("/lead/customer/type").asText())
                            .distinct())
                    .containsExactlyInAnyOrder("contact", "company");
        }
    }

    @Test
    void a_custom_field_has_one_type_everywhere() {
        try (var simulator = TeamleaderSimulator.start(SETTINGS)) {
            Map<String, String> kinds = new HashMap<>();
            for (ObjectNode contact : records(simulator, "contacts")) {
                for (JsonNode field : contact.path("custom_fields")) {
                    if (!field.path("value").isNull()) {
                        kinds.merge(
                                field.at("/definition/id").asText(),
                                field.path("value").getNodeType().name(),
                                (known, seen) -> known.equals(seen) ? known : "MIXED");
                    }
                }
            }

            assertThat(kinds).hasSize(6).doesNotContainValue("MIXED");
            assertThat(kinds.values()).contains("NUMBER", "STRING", "ARRAY", "OBJECT", "BOOLEAN");
        }
    }

    @Test
    void the_mutator_mostly_updates_and_raises_an_event_for_each_change() throws Exception {
        try (var simulator = TeamleaderSimulator.start(SETTINGS);
                var sink = new WebhookSink()) {
            simulator.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
            simulator.mutator().mutate(500);
            simulator.deliveries().awaitQuiet(Duration.ofSeconds(30));

            Map<String, Long> kinds = sink.bodies().stream()
                    .map(body -> Caller.read(body).path("type").asText())
                    .collect(Collectors.groupingBy(
                            type -> type.substring(type.indexOf('.') + 1), Collectors.counting()));
            assertThat(sink.bodies()).hasSize(500);
            assertThat(kinds.get("updated")).isBetween(300L, 430L);
            assertThat(kinds).containsKeys("added", "created", "deleted", "linkedToCompany", "won", "lost", "moved");
        }
    }

    private static String dumpAfterChanges(SimulatorSettings settings) {
        try (var simulator = TeamleaderSimulator.start(settings)) {
            simulator.mutator().mutate(200);
            IntStream.range(0, 3)
                    .forEach(i -> simulator.records().add("contacts", Caller.object("{'last_name':'" + i + "'}")));
            return simulator.records().dump().toString();
        }
    }

    private static List<ObjectNode> records(TeamleaderSimulator simulator, String path) {
        return StreamSupport.stream(simulator.records().dump().path(path).spliterator(), false)
                .map(record -> (ObjectNode) record.path("info"))
                .toList();
    }
}
