package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookRegistrationTest {
    private final TeamleaderSimulator simulator = TeamleaderSimulator.start(SimulatorSettings.defaults());
    private final Caller caller = new Caller(simulator);

    @AfterEach
    void close() {
        caller.close();
        simulator.close();
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

    private HttpResponse<String> register(String url, String types) throws IOException, InterruptedException {
        return webhooks("register", url, types);
    }

    private HttpResponse<String> webhooks(String action, String url, String types)
            throws IOException, InterruptedException {
        return caller.post("webhooks." + action, "{'url':'" + url + "','types':[" + types + "]}");
    }
}
