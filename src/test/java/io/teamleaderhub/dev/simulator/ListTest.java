package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListTest {
    private final SimulatorSettings settings =
            SimulatorSettings.defaults().withContacts(45).withLimit(10_000, Duration.ofSeconds(60));
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(settings);
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void pages_are_twenty_rows_long_and_empty_past_the_end() throws Exception {
        List<String> seen = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            seen.addAll(caller.ids("contacts.list", "{'page':{'number':" + number + "}}"));
        }

        assertThat(caller.ids("contacts.list", "")).hasSize(20);
        assertThat(caller.ids("contacts.list", "{'page':{'size':20,'number':4}}"))
                .isEmpty();
        assertThat(seen)
                .hasSize(45)
                .containsExactlyInAnyOrderElementsOf(simulator.records().ids("contacts"));
    }

    @Test
    void a_page_is_at_most_a_hundred_rows_unless_larger_sizes_are_lowered() throws Exception {
        assertThat(caller.post("contacts.list", "{'page':{'size':100}}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = caller.post("contacts.list", "{'page':{'size':101}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"meta\":{\"field\":\"page.size\"}");

        try (var clamping = TeamleaderSimulator.start(settings.withContacts(101).with(Switch.CLAMP_PAGE_SIZE, true));
                var other = new Caller(clamping)) {
            assertThat(other.ids("contacts.list", "{'page':{'size':500}}")).hasSize(100);
        }
    }

    @Test
    void a_row_is_the_info_less_what_only_info_has_plus_what_only_the_list_has() throws Exception {
        String id = simulator.records().ids("contacts").getFirst();
        String address = "{'line_1':'Dok 1','postal_code':'9000','city':'Gent','country':'BE','addressee':'X'}";
        simulator
                .records()
                .update("contacts", id, Caller.object("{'addresses':[{'type':'primary','address':" + address + "}]}"));
        String body = "{'filter':{'ids':['" + id + "']}}";

        JsonNode info = caller.data("contacts.info", "{'id':'" + id + "'}");
        JsonNode plain = caller.data("contacts.list", body).path(0);
        JsonNode full = caller.data("contacts.list", body.replace("{'filter'", "{'includes':'custom_fields','filter'"))
                .path(0);

        assertThat(keys(info)).contains("addresses", "companies", "remarks", "vat_number", "custom_fields");
        List<String> expected = new ArrayList<>(keys(info));
        expected.removeAll(List.of("addresses", "companies", "remarks", "vat_number"));
        expected.add("primary_address");
        assertThat(keys(full)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(keys(full)).contains("custom_fields");
        expected.remove("custom_fields");
        assertThat(keys(plain)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(plain.path("primary_address"))
                .isEqualTo(Caller.object("{'line_1':'Dok 1','postal_code':'9000','city':'Gent','country':'BE'}"));
        assertThat(keys(caller.data("deals.list", "{}").path(0))).doesNotContain("phase_history", "quotations");
    }

    @Test
    void ids_are_looked_up_within_the_page_and_unknown_ones_are_missing() throws Exception {
        List<String> ids = simulator.records().ids("contacts");
        simulator.records().delete("contacts", ids.getFirst());
        String all = "['" + String.join("','", ids) + "','11111111-2222-3333-4444-555555555555']";

        assertThat(caller.ids("contacts.list", "{'filter':{'ids':" + all + "}}"))
                .hasSize(20);
        assertThat(caller.ids("contacts.list", "{'filter':{'ids':" + all + "},'page':{'size':100}}"))
                .containsExactlyInAnyOrderElementsOf(ids.subList(1, ids.size()));
        assertThat(caller.ids("contacts.list", "{'filter':{'ids':[]}}")).isEmpty();
        String tooMany = "[" + "'x',".repeat(100) + "'x']";
        assertThat(caller.post("contacts.list", "{'filter':{'ids':" + tooMany + "}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void updated_since_is_inclusive_and_understands_offsets() throws Exception {
        String id = simulator.records().ids("companies").getFirst();
        simulator.records().update("companies", id, Caller.object("{'updated_at':'2026-02-04T16:44:33+00:00'}"));

        assertThat(updatedSince("2026-02-04T16:44:33+00:00")).containsExactly(id);
        assertThat(updatedSince("2026-02-04T17:44:33+01:00")).containsExactly(id);
        assertThat(updatedSince("2026-02-04T16:44:34+00:00")).isEmpty();
        assertThat(caller.post("companies.list", "{'filter':{'updated_since':'yesterday'}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void status_term_email_and_tags_narrow_the_list() throws Exception {
        String id = simulator
                .records()
                .add(
                        "contacts",
                        Caller.object("{'first_name':'Zoë','last_name':'Żółć 🚀','status':'deactivated',"
                                + "'tags':['a','b'],'emails':[{'type':'primary','email':'Zoe@Example.com'}]}"));

        assertThat(caller.ids("contacts.list", "{'filter':{'term':'żółć'}}")).containsExactly(id);
        assertThat(caller.ids("contacts.list", "{'filter':{'email':{'type':'primary','email':'zoe@example.com'}}}"))
                .containsExactly(id);
        assertThat(caller.ids("contacts.list", "{'filter':{'tags':['b','a']}}")).containsExactly(id);
        assertThat(caller.ids("contacts.list", "{'filter':{'term':'żółć','status':'active'}}"))
                .isEmpty();
        assertThat(caller.data("deals.list", "{'filter':{'status':['won','lost']},'page':{'size':100}}"))
                .isNotEmpty()
                .allMatch(deal -> !deal.path("status").asText().equals("open"));
    }

    @Test
    void declared_fields_sort_and_others_are_ignored() throws Exception {
        Comparator<String> time = Comparator.naturalOrder();
        List<String> added = texts("contacts.list", "{'sort':[{'field':'added_at'}],'page':{'size':100}}", "added_at");
        List<String> latest = texts(
                "contacts.list", "{'sort':[{'field':'updated_at','order':'desc'}],'page':{'size':100}}", "updated_at");

        assertThat(added).isSortedAccordingTo(time);
        assertThat(latest).isSortedAccordingTo(time.reversed());
        assertThat(texts("deals.list", "{'page':{'size':100}}", "created_at")).isSortedAccordingTo(time.reversed());
        assertThat(caller.ids("contacts.list", "{'sort':[{'field':'iban'}]}"))
                .isEqualTo(caller.ids("contacts.list", "{'sort':[{'field':'name'}]}"));
    }

    @Test
    void ties_are_broken_by_id_and_the_order_follows_changes() throws Exception {
        String same = "{'last_name':'aaa','first_name':'aaa'}";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(simulator.records().add("contacts", Caller.object(same)));
        }
        ids.sort(Comparator.naturalOrder());
        assertThat(caller.ids("contacts.list", "{'page':{'size':5}}")).isEqualTo(ids);

        simulator.records().update("contacts", ids.getFirst(), Caller.object("{'first_name':'\uFFDC'}"));
        assertThat(caller.ids("contacts.list", "{'page':{'size':4}}")).isEqualTo(ids.subList(1, 5));
        assertThat(caller.ids("contacts.list", "{'page':{'size':50}}")).last().isEqualTo(ids.getFirst());
    }

    @Test
    void unknown_keys_are_ignored() throws Exception {
        String body = "{'filter':{'colour':'red','company_size':{'x':1}},'includes':'nonsense','what':[1]}";

        assertThat(caller.ids("contacts.list", body)).isEqualTo(caller.ids("contacts.list", "{}"));
    }

    private List<String> updatedSince(String instant) throws IOException, InterruptedException {
        return caller.ids("companies.list", "{'filter':{'updated_since':'" + instant + "'}}");
    }

    private List<String> texts(String action, String body, String key) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        caller.data(action, body).forEach(row -> texts.add(row.path(key).asText()));
        return texts;
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
        return keys;
    }
}
