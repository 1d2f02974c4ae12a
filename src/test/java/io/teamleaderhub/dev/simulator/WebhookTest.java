package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final ObjectNode NAMED = Caller.object("{'last_name':'x'}");

    private final SimulatorSettings settings = SimulatorSettings.defaults()
            .withWebhooks(new SimulatorSettings.Webhooks(
                    List.of(Duration.ofMillis(10), Duration.ofMillis(20)), Duration.ofSeconds(10), 1, 300));
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(settings);
    private final Caller caller = new Caller(simulator);
    private final WebhookSink sink;

    WebhookTest() throws IOException {
        sink = new WebhookSink();
    }

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
        sink.close();
    }

    @Test
    void an_event_says_what_happened_to_whom_after_it_is_visible() throws Exception {
        List<Boolean> visible = new CopyOnWriteArrayList<>();
        simulator.deliveries().register(sink.url(), List.of("contact.added"));
        sink.onArrival(body -> visible.add(simulator
                .records()
                .get("contacts", Caller.read(body).at("/subject/id").asText())
                .isPresent()));

        String id = caller.data("contacts.add", "{'last_name':'x'}").path("id").asText();
        simulator.deliveries().awaitQuiet(LONG);

        assertThat(sink.bodies())
                .containsExactly(
                        "{\"type\":\"contact.added\",\"subject\":{\"type\":\"contact\",\"id\":\"" + id + "\"}}");
        assertThat(visible).containsExactly(true);
        assertThat(simulator.counters().get(Counters.RAISED)).isOne();
        assertThat(simulator.counters().delivered()).isOne();
    }

    @Test
    void every_write_of_the_api_raises_its_event() throws Exception {
        registerAll();
        String company = caller.data("companies.add", "{'name':'x'}").path("id").asText();
        String contact = simulator.records().ids("contacts").getFirst();
        String deal = simulator.records().ids("deals").getFirst();
        String link = "{'id':'" + contact + "','company_id':'" + company + "'}";
        for (String action : List.of("linkToCompany", "updateCompanyLink", "unlinkFromCompany", "update")) {
            caller.post("contacts." + action, link);
        }
        caller.post("contacts.tag", "{'id':'" + contact + "','tags':['t']}");
        for (String action : List.of("move", "win", "lose", "update", "delete")) {
            caller.post("deals." + action, "{'id':'" + deal + "','phase_id':'p'}");
        }
        simulator.deliveries().awaitQuiet(LONG);

        assertThat(types()).startsWith("company.added", "contact.linkedToCompany", "contact.updatedLinkToCompany");
        assertThat(types()).contains("contact.unlinkedFromCompany", "contact.updated", "contact.updated");
        assertThat(types()).endsWith("deal.moved", "deal.won", "deal.lost", "deal.updated", "deal.deleted");
        assertThat(sink.bodies()).hasSize(11);
    }

    @Test
    void a_silent_change_raises_nothing() throws Exception {
        registerAll();
        String id = simulator.records().addSilently("contacts", NAMED);
        simulator.records().updateSilently("contacts", id, NAMED);
        simulator.records().deleteSilently("contacts", id);
        simulator.records().delete("contacts", id);
        simulator.deliveries().awaitQuiet(LONG);

        assertThat(sink.bodies()).isEmpty();
        assertThat(simulator.counters().get(Counters.RAISED)).isZero();
    }

    @Test
    void by_switch_a_deal_action_is_an_update_too_and_account_and_number_are_told() throws Exception {
        SimulatorSettings switched = settings.with(Switch.DEAL_ACTIONS_RAISE_UPDATED, true)
                .with(Switch.ACCOUNT_IN_WEBHOOKS, true)
                .with(Switch.NUMBER_IN_WEBHOOKS, true)
                .withAccountId("acc-1");
        try (var other = TeamleaderSimulator.start(switched);
                var client = new Caller(other)) {
            other.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
            client.post("deals.win", "{'id':'" + other.records().ids("deals").getFirst() + "'}");
            other.deliveries().awaitQuiet(LONG);
        }

        assertThat(types()).containsExactly("deal.won", "deal.updated");
        assertThat(sink.bodies().getFirst())
                .endsWith("\"account\":{\"type\":\"account\",\"id\":\"acc-1\"},\"number\":1}");
        assertThat(sink.bodies().getLast()).endsWith("\"number\":2}");
    }

    @Test
    void a_refused_delivery_is_tried_again_until_the_schedule_ends() throws Exception {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        simulator.deliveries().onAcknowledged(acknowledged::add);
        registerAll();
        sink.refuse(2);
        simulator.records().add("contacts", NAMED);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(sink.bodies()).hasSize(1).isEqualTo(acknowledged);
        assertThat(simulator.counters().get(Counters.RETRIED)).isEqualTo(2);

        sink.refuse(3);
        simulator.records().add("contacts", NAMED);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(sink.bodies()).hasSize(1);
        assertThat(simulator.counters().get(Counters.FAILED)).isOne();

        simulator.deliveries().setFaults(DeliveryFaults.NONE.retrying(false));
        sink.refuse(1);
        simulator.records().add("contacts", NAMED);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(simulator.counters().get(Counters.FAILED)).isEqualTo(2);
    }

    @Test
    void drops_and_duplicates_are_counted() throws Exception {
        registerAll();
        simulator.deliveries().setFaults(DeliveryFaults.NONE.dropping(30).duplicating(30));
        add(100);
        simulator.deliveries().awaitQuiet(LONG);

        Counters counters = simulator.counters();
        long dropped = counters.get(Counters.DROPPED);
        long duplicated = counters.get(Counters.DUPLICATED);
        assertThat(dropped).isBetween(10L, 60L);
        assertThat(duplicated).isBetween(5L, 50L);
        assertThat(counters.delivered()).isEqualTo(100 - dropped + duplicated);
        assertThat(sink.bodies()).hasSize((int) counters.delivered());
        assertThat(new HashSet<>(sink.bodies())).hasSize((int) (100 - dropped));
    }

    @Test
    void events_are_shuffled_within_the_window() throws Exception {
        registerAll();
        List<String> inOrder = add(20);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(subjects()).isEqualTo(inOrder);
        sink.bodies().clear();

        simulator.deliveries().setFaults(DeliveryFaults.NONE.reordering(Duration.ofMillis(200)));
        List<String> shuffled = add(20);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(subjects()).containsExactlyInAnyOrderElementsOf(shuffled).isNotEqualTo(shuffled);
    }

    @Test
    void an_event_can_be_late() throws Exception {
        registerAll();
        simulator.deliveries().setFaults(DeliveryFaults.NONE.delayed(Duration.ofMillis(300)));
        simulator.records().add("contacts", NAMED);

        assertThat(simulator.deliveries().pending()).isOne();
        assertThatThrownBy(() -> simulator.deliveries().awaitQuiet(Duration.ofMillis(20)))
                .isInstanceOf(IllegalStateException.class);
        await().atMost(LONG).until(() -> simulator.deliveries().pending() == 0);
        assertThat(sink.bodies()).hasSize(1);
    }

    @Test
    void concurrent_writers_raise_the_events_of_a_record_in_the_order_of_its_states() throws Exception {
        registerAll();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 60; writer++) {
                writers.execute(() -> {
                    String id = simulator.records().add("contacts", NAMED);
                    simulator.records().update("contacts", id, NAMED);
                    simulator.records().delete("contacts", id);
                });
            }
        }
        simulator.deliveries().awaitQuiet(LONG);

        Map<String, List<String>> typesBySubject = new HashMap<>();
        for (String body : sink.bodies()) {
            typesBySubject
                    .computeIfAbsent(Caller.read(body).at("/subject/id").asText(), first -> new ArrayList<>())
                    .add(Caller.read(body).path("type").asText());
        }
        assertThat(typesBySubject).hasSize(60);
        assertThat(new HashSet<>(typesBySubject.values()))
                .containsExactly(List.of("contact.added", "contact.updated", "contact.deleted"));
    }

    @Test
    void what_does_not_fit_the_queue_is_counted() {
        registerAll();
        simulator.deliveries().setFaults(DeliveryFaults.NONE.delayed(Duration.ofMinutes(1)));
        add(310);

        assertThat(simulator.deliveries().pending()).isEqualTo(300);
        assertThat(simulator.counters().get(Counters.OVERFLOWED)).isEqualTo(10);
    }

    private List<String> add(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(simulator.records().add("contacts", NAMED));
        }
        return ids;
    }

    private void registerAll() {
        simulator.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
    }

    private List<String> types() {
        return sink.bodies().stream()
                .map(body -> Caller.read(body).path("type").asText())
                .toList();
    }

    private List<String> subjects() {
        return sink.bodies().stream()
                .map(body -> Caller.read(body).at("/subject/id").asText())
                .toList();
    }
}
