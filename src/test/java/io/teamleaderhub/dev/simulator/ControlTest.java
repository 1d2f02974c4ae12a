package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(
            SimulatorMain.settings("--contacts", "3", "--companies", "2", "--records", "deals=1", "--limit", "5"));
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void records_are_created_changed_and_deleted() throws Exception {
        String fields = "{'fields':{'last_name':'Ångström'}}";
        String id = Caller.read(
                        caller.send("POST", "/_sim/records/contacts", fields).body())
                .path("id")
                .asText();
        String one = "/_sim/records/contacts/" + id;
        String change = "{'fields':{'first_name':'Jan'},'silent':true}";

        assertThat(caller.send("PATCH", one, change).statusCode()).isEqualTo(204);
        ObjectNode contact = simulator.records().get("contacts", id).orElseThrow();
        assertThat(contact.path("last_name").asText()).isEqualTo("Ångström");
        assertThat(contact.path("first_name").asText()).isEqualTo("Jan");
        assertThat(caller.send("DELETE", one, "").statusCode()).isEqualTo(204);
        assertThat(caller.send("DELETE", one, "").statusCode()).isEqualTo(404);
        assertThat(simulator.counters().get(Counters.RAISED)).isEqualTo(2);
        assertThat(caller.send("POST", "/_sim/records/nothings", "{}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_type_is_named_by_path_or_by_singular_and_events_are_announced() throws Exception {
        String fields = "{'fields':{'title':'Meten'}}";
        String id = Caller.read(
                        caller.send("POST", "/_sim/records/nextgenTask", fields).body())
                .path("id")
                .asText();
        assertThat(simulator.records().get("projects-v2/tasks", id)).isPresent();
        assertThat(caller.send("PATCH", "/_sim/records/projects-v2/tasks/" + id, fields)
                        .statusCode())
                .isEqualTo(204);
        lever("announce", "{'type':'nextgenTask','id':'" + id + "','event':'completed'}");

        assertThat(simulator.counters().get(Counters.RAISED)).isEqualTo(3);
        assertThat(caller.send("GET", "/_sim/dump", "").body()).contains("\"projects-v2/tasks\":{\"" + id);
    }

    @Test
    void the_dump_has_every_record_as_info_and_as_list_row() throws Exception {
        ObjectNode dump = Caller.read(caller.send("GET", "/_sim/dump", "").body());

        assertThat(dump.path("contacts")).hasSize(3);
        assertThat(dump.path("companies")).hasSize(2);
        String id = simulator.records().ids("deals").getFirst();
        var deal = dump.path("deals").path(id);
        assertThat(deal.path("info")).isEqualTo(caller.data("deals.info", "{'id':'" + id + "'}"));
        assertThat(deal.path("list"))
                .isEqualTo(caller.data("deals.list", "{'includes':'custom_fields'}")
                        .path(0));
    }

    @Test
    void mutate_makes_so_many_changes_of_these_types() throws Exception {
        caller.send("POST", "/_sim/mutate", "{'count':30,'types':['companies']}");

        assertThat(simulator.counters().get(Counters.RAISED)).isEqualTo(30);
        assertThat(simulator.records().ids("contacts")).hasSize(3);
    }

    @Test
    void faults_limit_delivery_and_tokens_are_set_and_counted() throws Exception {
        lever("faults", "{'on':'users.*','status':502,'times':1}");
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(502);
        lever("faults", "{'on':'users.*','body':'?'}");
        assertThat(caller.post("users.me", "{}").body()).isEqualTo("?");
        lever("delivery", "{'dropPercent':5,'duplicatePercent':6,'reorder':70,'delayMillis':8,'retries':false}");
        assertThat(simulator.deliveries().faults())
                .isEqualTo(new DeliveryFaults(5, 6, Duration.ofMillis(70), Duration.ofMillis(8), false));
        lever("clear-faults", "{}");
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(200);
        assertThat(simulator.deliveries().faults()).isEqualTo(DeliveryFaults.NONE);
        lever("limit", "{'limit':2,'windowMillis':60000}");
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(429);
        lever("limit", "{'limit':200,'windowMillis':60000}");
        lever("tokens", "{'invalidateAccess':true}");
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(401);

        ObjectNode counters =
                Caller.read(caller.send("GET", "/_sim/counters", "").body());
        assertThat(counters.path("calls.users.me").asInt()).isEqualTo(5);
        assertThat(counters.path("answers.429").asInt()).isOne();
        assertThat(counters.path("limiter.rejected").asInt()).isOne();
        assertThat(counters.path("limiter.maxInWindow").asInt()).isEqualTo(4);
    }

    @Test
    void an_unknown_lever_is_a_404_and_a_bad_fault_a_400() throws Exception {
        assertThat(caller.send("POST", "/_sim/explode", "{}").statusCode()).isEqualTo(404);
        assertThat(caller.send("POST", "/_sim/faults", "{'on':'*'}").statusCode())
                .isEqualTo(400);
    }

    private void lever(String name, String body) throws IOException, InterruptedException {
        assertThat(caller.send("POST", "/_sim/" + name, body).statusCode()).isEqualTo(204);
    }
}
