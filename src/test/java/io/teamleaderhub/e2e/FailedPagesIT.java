package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.dev.simulator.Faults;
import io.teamleaderhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A page that fails, in whatever way, fails its type and nothing else: nothing is deleted, nobody suspected, no watermark
 * moved, and the report says which page and why.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedPagesIT {
    private static final int CONTACTS = 300;
    private static final String SECOND_PAGE = "\"number\":2";
    private static final String WATERMARK =
            "SELECT until::text FROM hub.reconciliation_watermark WHERE type = 'contact'";

    private TestHub hub;
    private Reconciling reconciling;

    @BeforeAll
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany().withContacts(CONTACTS), Map.of());
        reconciling = new Reconciling(hub.operator());
        hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
    }

    @AfterAll
    void close() {
        hub.close();
    }

    /** What becomes of the second page. */
    enum Failing {
        ERROR("failed 5 times", plan -> plan.status(500)),
        CUT("failed 5 times", Faults.Plan::cut),
        HTML("failed 5 times", plan -> plan.body("<html>maintenance</html>")),
        NO_LIST("failed 5 times", plan -> plan.body("{\"data\": {}}")),
        NO_DATA("failed 5 times", plan -> plan.body("{\"errors\": []}")),
        NO_ID("has a row without id", plan -> plan.body("{\"data\": [{\"first_name\": \"Jan\"}]}")),
        EMPTY("is short, and page 3 has rows", plan -> plan.body("{\"data\": []}")),
        REFUSED("is refused (400)", plan -> plan.status(400)),
        GONE("answers 404", plan -> plan.status(404)),
        NO_TOKEN("failed 5 times", plan -> plan.status(401));

        private final String why;
        private final Consumer<Faults.Plan> spoil;

        Failing(String why, Consumer<Faults.Plan> spoil) {
            this.why = why;
            this.spoil = spoil;
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsTypeFailsAndNothingIsDeleted(Failing failing) throws Exception {
        var gone = hub.simulator().records().ids("contacts").subList(0, 3);
        gone.forEach(id -> hub.simulator().records().deleteSilently("contacts", id));
        var watermark = hub.query(WATERMARK);
        long before = deletions();
        failing.spoil.accept(hub.simulator().faults().on("contacts.list").containing(SECOND_PAGE));

        var run = reconciling.full();

        assertThat(run.path("state").asText()).isEqualTo("failed");
        var contacts = Reconciling.step(run, "contact");
        assertThat(contacts.path("state").asText()).isEqualTo("failed");
        assertThat(contacts.path("failure").asText()).contains("page 2", failing.why);
        assertThat(contacts.path("suspects").asInt()).isZero();
        assertThat(contacts.path("listProvenAsOf").isNull()).isTrue();
        assertThat(hub.query(WATERMARK)).isEqualTo(watermark);
        for (var other : List.of("company", "deal")) {
            assertThat(Reconciling.step(run, other).path("state").asText()).isEqualTo("completed");
        }
        assertThat(deletions()).isEqualTo(before);

        hub.simulator().faults().clear();
        assertThat(reconciling.full().path("state").asText()).isEqualTo("completed");
        hub.awaitQuiet();
        assertThat(deletions()).isEqualTo(before + gone.size());
        assertThat(hub.differences()).isEmpty();
    }

    private long deletions() throws Exception {
        return Long.parseLong(hub.query("SELECT count(*) FROM hub.entity_change WHERE operation = 'delete'")
                .getFirst());
    }

    @Test
    void aPageThatComesAgainAndAgainIsNoList() throws Exception {
        hub.simulator().faults().on("contacts.list").containing(SECOND_PAGE).body(firstPage());

        long before = deletions();
        long called = hub.simulator().counters().get("calls.contacts.list");
        JsonNode contacts = Reconciling.step(reconciling.full(), "contact");

        assertThat(contacts.path("state").asText()).isEqualTo("failed");
        assertThat(contacts.path("failure").asText()).isEqualTo("page 2 repeats rows of earlier pages only");
        assertThat(contacts.path("calls").asLong())
                .isEqualTo(hub.simulator().counters().get("calls.contacts.list") - called);
        assertThat(contacts.path("calls").asInt()).isLessThan(10);
        assertThat(deletions()).isEqualTo(before);
        hub.simulator().faults().clear();
    }

    private String firstPage() throws Exception {
        var token = hub.simulator().tokens().issue().path("access_token").asText();
        var request = HttpRequest.newBuilder(URI.create(hub.simulator().url() + "/contacts.list"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"filter": {"status": "active"}, "sort": [{"field": "added_at", "order": "asc"}],
                         "page": {"size": 100, "number": 1}, "includes": "custom_fields"}
                        """))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    @Test
    void aStormOfRefusalsOnlyDelays() throws Exception {
        hub.simulator().faults().on("contacts.list").times(5).status(429);

        assertThat(reconciling.full().path("state").asText()).isEqualTo("completed");
        assertThat(hub.differences()).isEmpty();
    }
}
