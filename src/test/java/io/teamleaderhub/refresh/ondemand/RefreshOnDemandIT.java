package io.teamleaderhub.refresh.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An operator asks for one entity and sees what came of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefreshOnDemandIT {
    private final TestHub hub;
    private final List<String> contacts;

    RefreshOnDemandIT() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), Map.of());
        contacts = hub.simulator().records().ids("contacts");
    }

    @AfterAll
    void close() {
        hub.close();
    }

    @Test
    void aChangeThatNoWebhookToldIsFetchedAndNamed() throws Exception {
        var contact = contacts.get(0);
        hub.simulator().records().updateSilently("contacts", contact, Fields.of("remarks", "told by nobody"));

        var refreshed = refresh("contact", contact);

        assertThat(refreshed.path("outcome").asText()).isEqualTo("current");
        assertThat(refreshed.path("changed").toString()).contains("\"remarks\"");
        assertThat(hub.query("SELECT data ->> 'remarks' FROM hub.entity WHERE id = '%s'".formatted(contact)))
                .containsExactly("told by nobody");
        assertThat(hub.query("SELECT cause FROM hub.entity_change WHERE id = '%s' ORDER BY seq DESC LIMIT 1"
                        .formatted(contact)))
                .containsExactly("operator");
        assertThat(refresh("contact", contact).path("changed")).isEmpty();
    }

    @Test
    void anEntityThatIsGoneIsSaidToBe() throws Exception {
        var contact = contacts.get(1);
        hub.simulator().records().deleteSilently("contacts", contact);

        assertThat(refresh("contact", contact).path("outcome").asText()).isEqualTo("deleted");
        assertThat(refresh("contact", UUID.randomUUID().toString())
                        .path("outcome")
                        .asText())
                .isEqualTo("unknown");
    }

    @Test
    void aFetchThatCannotWorkShowsWhy() throws Exception {
        var contact = contacts.get(2);
        hub.simulator().faults().on("contacts.*").containing(contact).status(400);

        var refreshed = refresh("contact", contact);

        assertThat(refreshed.path("outcome").asText()).isEqualTo("dead");
        assertThat(refreshed.path("error").asText()).startsWith("400: ");
        hub.simulator().faults().clear();
        assertThat(refresh("contact", contact).path("outcome").asText()).isEqualTo("current");
    }

    @Test
    void whatIsNoEntityIsRefused() throws Exception {
        assertThat(detail("{\"type\":\"unicorn\",\"id\":\"%s\"}".formatted(contacts.get(0))))
                .contains("type must be one of contact, company, deal");
        assertThat(detail("{\"type\":\"contact\",\"id\":\"12\"}")).isEqualTo("id must be an entity's id.");
        assertThat(detail("{}")).contains("type must be one of");
    }

    private JsonNode refresh(String type, String id) throws Exception {
        var reply = hub.operator().post("/admin/refresh", "{\"type\":\"%s\",\"id\":\"%s\"}".formatted(type, id));
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
        return reply.body();
    }

    private String detail(String json) throws Exception {
        var reply = hub.operator().post("/admin/refresh", json);
        assertThat(reply.status()).isEqualTo(400);
        return reply.body().path("detail").asText();
    }
}
