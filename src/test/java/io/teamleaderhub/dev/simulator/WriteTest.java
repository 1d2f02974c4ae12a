package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteTest {
    private static final Instant NOW = Instant.parse("2026-02-04T16:44:33.987Z");

    private final TeamleaderSimulator simulator =
            TeamleaderSimulator.start(SimulatorSettings.defaults().withTime(() -> NOW, System::nanoTime));
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void info_answers_404_for_the_unknown_and_the_deleted() throws Exception {
        String id = simulator.records().ids("deals").getFirst();
        assertThat(caller.data("deals.info", id(id)).path("id").asText()).isEqualTo(id);

        simulator.records().delete("deals", id);
        HttpResponse<String> gone = caller.post("deals.info", id(id));
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(Caller.read(gone.body()).path("errors").path(0).path("title").asText())
                .isNotEmpty();
        assertThat(caller.post("deals.info", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_created_record_has_every_field_and_both_timestamps() throws Exception {
        String body = "{'last_name':'Peeters','emails':[{'type':'primary','email':'a@b.example'}],"
                + "'custom_fields':[{'id':'def-1','value':12.50}],'price_list_id':'pl','vat_number':'BE1','nonsense':1}";

        HttpResponse<String> answer = caller.post("contacts.add", body);
        JsonNode data = Caller.read(answer.body()).path("data");
        JsonNode contact = info("contacts", data.path("id").asText());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(data.path("type").asText()).isEqualTo("contact");
        assertThat(contact.path("last_name").asText()).isEqualTo("Peeters");
        assertThat(contact.path("first_name").isNull()).isTrue();
        assertThat(contact.path("vat_number").isNull()).isTrue();
        assertThat(contact.path("addresses").isArray()).isTrue();
        assertThat(contact.path("price_list").path("type").asText()).isEqualTo("priceList");
        assertThat(contact.path("added_at").asText()).isEqualTo("2026-02-04T16:44:33+00:00");
        assertThat(contact.path("updated_at").asText()).isEqualTo("2026-02-04T16:44:33+00:00");
        assertThat(contact.has("nonsense")).isFalse();
        assertThat(contact.path("custom_fields").toString())
                .isEqualTo("[{\"definition\":{\"type\":\"customFieldDefinition\",\"id\":\"def-1\"},\"value\":12.50}]");
    }

    @Test
    void what_is_required_is_named_in_the_refusal() throws Exception {
        HttpResponse<String> contact = caller.post("contacts.add", "{'first_name':'Jan'}");
        HttpResponse<String> deal = caller.post("deals.create", "{'title':'x'}");

        assertThat(contact.statusCode()).isEqualTo(400);
        assertThat(contact.body())
                .isEqualTo("{\"errors\":[{\"code\":0,\"title\":\"last_name must not be empty\",\"status\":400,"
                        + "\"meta\":{\"field\":\"last_name\"}}]}");
        assertThat(deal.body()).contains("lead.customer");
    }

    @Test
    void references_to_records_that_do_not_exist_and_misshapen_collections_are_refused() throws Exception {
        String lead = "{'title':'x','lead':{'customer':{'type':'company','id':'nobody'}}}";
        assertThat(caller.post("deals.create", lead).body()).contains("lead");
        assertThat(caller.post("contacts.add", "{'last_name':'x','emails':'a@b.example'}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_update_merges_scalars_replaces_collections_and_clears_with_null() throws Exception {
        String id = simulator
                .records()
                .add(
                        "companies",
                        Caller.object("{'name':'Old','website':'w','tags':['a','b'],'language':'nl',"
                                + "'added_at':'2020-01-01T00:00:00+00:00','updated_at':'2020-01-01T00:00:00+00:00'}"));

        HttpResponse<String> answer = caller.post(
                "companies.update",
                "{'id':'" + id + "','name':'New','website':null,'tags':['c'],'emails':null,'status':'deactivated'}");
        JsonNode company = info("companies", id);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(company.path("name").asText()).isEqualTo("New");
        assertThat(company.path("website").isNull()).isTrue();
        assertThat(company.path("tags").toString()).isEqualTo("[\"c\"]");
        assertThat(company.path("emails").isArray()).isTrue();
        assertThat(company.path("language").asText()).isEqualTo("nl");
        assertThat(company.path("status").asText()).isEqualTo("active");
        assertThat(company.path("added_at").asText()).startsWith("2020-01-01");
        assertThat(company.path("updated_at").asText()).isEqualTo("2026-02-04T16:44:33+00:00");
        assertThat(caller.post("companies.update", "{'id':'" + id + "','name':null}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.post("companies.update", id("nobody")).statusCode()).isEqualTo(404);
    }

    @Test
    void custom_fields_are_replaced_or_merged_as_the_strategy_says() throws Exception {
        String id = created("{'last_name':'x','custom_fields':[{'id':'a','value':1},{'id':'b','value':2}]}");

        caller.post(
                "contacts.update",
                "{'id':'" + id + "','custom_fields_update_strategy':'partial',"
                        + "'custom_fields':[{'id':'b','value':3},{'id':'c','value':null}]}");
        assertThat(customFields(id)).isEqualTo("a=1 b=3 c=null ");

        caller.post("contacts.update", "{'id':'" + id + "','custom_fields':[{'id':'c','value':4}]}");
        assertThat(customFields(id)).isEqualTo("c=4 ");
    }

    @Test
    void a_delete_answers_204_once() throws Exception {
        String id = simulator.records().ids("contacts").getFirst();
        HttpResponse<String> first = caller.post("contacts.delete", id(id));

        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Content-Type")).isEmpty();
        assertThat(caller.post("contacts.delete", id(id)).statusCode()).isEqualTo(404);
    }

    @Test
    void tags_come_and_go_without_replacing_the_others() throws Exception {
        String id = created("{'last_name':'x','tags':['a']}");

        caller.post("contacts.tag", "{'id':'" + id + "','tags':['a','b']}");
        assertThat(info("contacts", id).path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        caller.post("contacts.untag", "{'id':'" + id + "','tags':['a']}");
        assertThat(info("contacts", id).path("tags").toString()).isEqualTo("[\"b\"]");
    }

    @Test
    void by_switch_tags_and_links_leave_the_timestamp_alone() throws Exception {
        SimulatorSettings settings = SimulatorSettings.defaults().with(Switch.TAGS_AND_LINKS_ARE_UPDATES, false);
        try (var other = TeamleaderSimulator.start(settings);
                var client = new Caller(other)) {
            String id = other.records().ids("contacts").getFirst();
            client.post("contacts.tag", "{'id':'" + id + "','tags':['a']}");

            assertThat(other.records()
                            .get("contacts", id)
                            .orElseThrow()
                            .path("updated_at")
                            .asText())
                    .isLessThan("2026-01-15");
            assertThat(other.counters().get(Counters.RAISED)).isZero();
        }
    }

    @Test
    void contacts_are_linked_to_companies() throws Exception {
        String id = created("{'last_name':'x'}");
        String company = simulator.records().ids("companies").getFirst();
        String link = "{'id':'" + id + "','company_id':'" + company + "','position':'CEO','decision_maker':true}";

        assertThat(caller.post("contacts.linkToCompany", link).statusCode()).isEqualTo(204);
        JsonNode linked = info("contacts", id).path("companies").path(0);
        assertThat(linked.path("company").path("id").asText()).isEqualTo(company);
        assertThat(linked.path("position").asText()).isEqualTo("CEO");
        assertThat(linked.path("decision_maker").asBoolean()).isTrue();

        caller.post("contacts.updateCompanyLink", link.replace("CEO", "CFO"));
        assertThat(info("contacts", id)
                        .path("companies")
                        .path(0)
                        .path("position")
                        .asText())
                .isEqualTo("CFO");
        assertThat(caller.post("contacts.unlinkFromCompany", link).statusCode()).isEqualTo(204);
        assertThat(info("contacts", id).path("companies")).isEmpty();
        assertThat(caller.post("contacts.unlinkFromCompany", link).statusCode()).isEqualTo(400);
        assertThat(caller.post("contacts.linkToCompany", link.replace(company, "nobody"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void deals_are_moved_won_and_lost() throws Exception {
        String id = simulator.records().add("deals", Caller.object("{'title':'x'}"));

        assertThat(caller.post("deals.move", "{'id':'" + id + "','phase_id':'p-2'}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode moved = info("deals", id);
        assertThat(moved.path("current_phase").path("id").asText()).isEqualTo("p-2");
        assertThat(moved.path("phase_history").path(0).path("started_at").asText())
                .isEqualTo("2026-02-04T16:44:33+00:00");

        caller.post("deals.lose", "{'id':'" + id + "','reason_id':'r-1','extra_info':'te duur'}");
        JsonNode lost = info("deals", id);
        assertThat(lost.path("status").asText()).isEqualTo("lost");
        assertThat(lost.path("lost_reason").path("remark").asText()).isEqualTo("te duur");

        caller.post("deals.win", id(id));
        assertThat(info("deals", id).path("status").asText()).isEqualTo("won");
        assertThat(info("deals", id).path("closed_at").asText()).isEqualTo("2026-02-04T16:44:33+00:00");
    }

    @Test
    void a_body_that_is_no_json_object_is_refused() throws Exception {
        assertThat(caller.post("contacts.list", "{not json").statusCode()).isEqualTo(400);
        assertThat(caller.post("contacts.list", "[]").statusCode()).isEqualTo(400);
    }

    private String created(String body) throws IOException, InterruptedException {
        return caller.data("contacts.add", body).path("id").asText();
    }

    private JsonNode info(String path, String id) {
        return simulator.records().get(path, id).orElseThrow();
    }

    private String customFields(String id) {
        StringBuilder fields = new StringBuilder();
        info("contacts", id)
                .path("custom_fields")
                .forEach(field -> fields.append(
                                field.path("definition").path("id").asText())
                        .append('=')
                        .append(field.path("value"))
                        .append(' '));
        return fields.toString();
    }

    private static String id(String id) {
        return "{'id':'" + id + "'}";
    }
}
