package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    void registrations_add_up_by_url_and_type() throws Exception {
        register("http://b.example/", "'contact.added','deal.won'");
        register("http://a.example/", "'account.deleted'");
        HttpResponse<String> again = register("http://b.example/", "'contact.added','milestone.created'");

        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(again.headers().firstValue("Content-Type")).isEmpty();
        assertThat(caller.data("webhooks.list", "").toString())
                .isEqualTo(
                        "[{\"url\":\"http://a.example/\",\"types\":[\"account.deleted\"]},"
                                + "{\"url\":\"http://b.example/\",\"types\":[\"contact.added\",\"deal.won\",\"milestone.created\"]}]");

        webhooks("unregister", "http://b.example/", "'deal.won','deal.lost'");
        webhooks("unregister", "http://a.example/", "'account.deleted'");
        JsonNode left = caller.data("webhooks.list", "");
        assertThat(left).hasSize(1);
        assertThat(left.path(0).path("types")).hasSize(2);
        assertThat(simulator.deliveries().urls()).containsExactly("http://b.example/");
    }

    @Test
    void the_95_types_are_known_and_no_other() throws Exception {
        assertThat(WebhookTypes.ALL).hasSize(95);
        assertThat(register("http://a.example/", "'milestone.deleted'").statusCode())
                .isEqualTo(400);
        assertThat(register("nowhere", "'deal.won'").body()).contains("\"field\":\"url\"");
    }

    @Test
    void an_event_says_what_happened_to_whom_after_it_is_visible() throws Exception {
        List<Boolean> visible = new CopyOnWriteArrayList<>();
        register(sink.url().toString(), "'contact.added'");
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
    void every_write_raises_its_event_and_silent_ones_none() throws Exception {
        registerAll();
        String company = simulator.records().add("companies", Caller.object("{'name':'x'}"));
        String contact = simulator.records().add("contacts", NAMED);
        String deal = simulator.records().add("deals", Caller.object("{'title':'x'}"));
        String link = "{'id':'" + contact + "','company_id':'" + company + "'}";
        caller.post("contacts.linkToCompany", link);
        caller.post("contacts.unlinkFromCompany", link);
        caller.post("contacts.tag", "{'id':'" + contact + "','tags':['t']}");
        for (String action : List.of("move", "win", "lose", "update", "delete")) {
            caller.post("deals." + action, "{'id':'" + deal + "','phase_id':'p'}");
        }
        simulator.records().updateSilently("contacts", contact, NAMED);
        simulator.records().deleteSilently("contacts", contact);
        simulator.records().addSilently("contacts", NAMED);
        simulator.deliveries().awaitQuiet(LONG);

        assertThat(types())
                .containsExactly(
                        "company.added",
                        "contact.added",
                        "deal.created",
                        "contact.linkedToCompany",
                        "contact.unlinkedFromCompany",
                        "contact.updated",
                        "deal.moved",
                        "deal.won",
                        "deal.lost",
                        "deal.updated",
                        "deal.deleted");
    }

    @Test
    void by_switch_a_deal_action_is_an_update_too_and_the_account_is_told() throws Exception {
        SimulatorSettings switched = settings.with(Switch.DEAL_ACTIONS_RAISE_UPDATED, true)
                .with(Switch.ACCOUNT_IN_WEBHOOKS, true)
                .withAccountId("acc-1");
        try (var other = TeamleaderSimulator.start(switched);
                var client = new Caller(other)) {
            other.deliveries().register(sink.url(), List.copyOf(WebhookTypes.ALL));
            client.post("deals.win", "{'id':'" + other.records().ids("deals").getFirst() + "'}");
            other.deliveries().awaitQuiet(LONG);
        }

        assertThat(types()).containsExactly("deal.won", "deal.updated");
        assertThat(sink.bodies().getFirst()).endsWith("\"account\":{\"type\":\"account\",\"id\":\"acc-1\"}}");
    }

    @Test
    void a_refused_delivery_is_tried_again_until_the_schedule_ends() throws Exception {
        registerAll();
        sink.refuse(2);
        simulator.records().add("contacts", NAMED);
        simulator.deliveries().awaitQuiet(LONG);
        assertThat(sink.bodies()).hasSize(1);
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
    void what_does_not_fit_the_queue_is_counted() throws Exception {
        registerAll();
        simulator.deliveries().setFaults(DeliveryFaults.NONE.delayed(Duration.ofMillis(500)));
        add(310);

        assertThat(simulator.deliveries().pending()).isEqualTo(300);
        assertThat(simulator.counters().get(Counters.OVERFLOWED)).isEqualTo(10);
        simulator.deliveries().awaitQuiet(LONG);
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

    private HttpResponse<String> register(String url, String types) throws IOException, InterruptedException {
        return webhooks("register", url, types);
    }

    private HttpResponse<String> webhooks(String action, String url, String types)
            throws IOException, InterruptedException {
        return caller.post("webhooks." + action, "{'url':'" + url + "','types':[" + types + "]}");
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
