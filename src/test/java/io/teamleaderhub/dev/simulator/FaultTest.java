package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(SimulatorSettings.defaults());
    private final Caller caller = new Caller(simulator);
    private final String id = simulator.records().ids("contacts").getFirst();
    private final String info = "{'id':'" + id + "'}";

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
    }

    @Test
    void a_status_lasts_as_many_calls_as_planned_and_for_the_actions_named() throws Exception {
        simulator.faults().on("contacts.*").times(2).status(503);

        assertThat(caller.post("companies.list", "{}").statusCode()).isEqualTo(200);
        assertThat(caller.post("contacts.delete", info).statusCode()).isEqualTo(503);
        assertThat(caller.post("contacts.list", "{}").statusCode()).isEqualTo(503);
        assertThat(caller.post("contacts.info", info).statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_without_a_number_lasts_until_cleared() throws Exception {
        simulator.faults().on("*").status(500);
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(500);
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(500);

        simulator.faults().clear();
        assertThat(caller.post("users.me", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void a_fault_can_be_for_one_record() throws Exception {
        simulator.faults().on("*.info").containing(id).body("<html>oops");

        assertThat(caller.post("contacts.info", info).body()).isEqualTo("<html>oops");
        String other = simulator.records().ids("contacts").getLast();
        assertThat(caller.data("contacts.info", "{'id':'" + other + "'}")
                        .path("id")
                        .asText())
                .isEqualTo(other);
    }

    @Test
    void a_cut_answer_breaks_off_in_its_body() {
        simulator.faults().on("contacts.list").cut();

        assertThatThrownBy(() -> caller.post("contacts.list", "{}")).isInstanceOf(IOException.class);
    }

    @Test
    void a_token_answer_can_be_lost_though_the_token_is_spent() throws Exception {
        String token = simulator.tokens().issue().path("refresh_token").asText();
        String body = "{'grant_type':'refresh_token','client_id':'simulator-client',"
                + "'client_secret':'simulator-secret','refresh_token':'" + token + "'}";
        simulator.faults().on("oauth2/access_token").times(1).cut();

        assertThatThrownBy(() -> caller.post("oauth2/access_token", body)).isInstanceOf(IOException.class);
        assertThat(caller.post("oauth2/access_token", body).statusCode()).isEqualTo(400);
        assertThat(simulator.tokens().reuses()).isOne();
    }

    @Test
    void a_held_answer_is_a_snapshot_of_its_arrival() throws Exception {
        HeldCall held = simulator.faults().on("contacts.info").containing(id).hold();
        CompletableFuture<HttpResponse<String>> first = caller.postAsync("contacts.info", info);
        held.awaitArrival();

        rename("later");
        String second = caller.post("contacts.info", info).body();
        assertThat(first).isNotDone();
        held.release();

        assertThat(first.join().body()).doesNotContain("\"later\"");
        assertThat(second).contains("\"later\"");
    }

    @Test
    void a_late_answer_is_a_snapshot_too() throws Exception {
        simulator.faults().on("contacts.info").times(1).latency(Duration.ofMillis(500));
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<String>> late = caller.postAsync("contacts.info", info);
        await().until(() -> simulator.counters().get("faults.latency") == 1);
        rename("later");

        assertThat(late.join().body()).doesNotContain("\"later\"");
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(500).toNanos());
    }

    @Test
    void clearing_releases_what_is_held() throws Exception {
        HeldCall cleared = simulator.faults().on("contacts.info").hold();
        CompletableFuture<HttpResponse<String>> call = caller.postAsync("contacts.info", info);
        cleared.awaitArrival();
        simulator.faults().clear();

        assertThat(call.join().statusCode()).isEqualTo(200);
    }

    private void rename(String name) {
        ObjectNode fields = Caller.object("{'last_name':'" + name + "'}");
        simulator.records().update("contacts", id, fields);
    }
}
