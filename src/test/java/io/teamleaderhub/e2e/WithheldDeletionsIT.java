package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.support.TestHub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A full sync that misses too many entities at once deletes none of them before a person approves. */
class WithheldDeletionsIT {
    private static final int CONTACTS = 60;
    private static final int GONE = 25;
    private static final String LIVE = "SELECT count(*) FROM hub.entity WHERE type = 'contact' AND deleted_at IS NULL";

    @Test
    void theyWaitForAPersonUnlessAWebhookAnnouncesThem() throws Exception {
        var company = TestHub.smallCompany().withContacts(CONTACTS);
        try (var hub = TestHub.loaded(company, Map.of())) {
            var gone = hub.simulator().records().ids("contacts").subList(0, GONE);
            gone.forEach(id -> hub.simulator().records().deleteSilently("contacts", id));
            var run = fullSync(hub);

            assertThat(hub.query(LIVE)).containsExactly(String.valueOf(CONTACTS));
            assertThat(withheld(hub)).isEqualTo(GONE);
            assertThat(hub.query(
                            "SELECT withheld FROM hub.reconciliation_step WHERE type = 'contact' AND withheld > 0"))
                    .containsExactly(String.valueOf(GONE));

            assertThat(Door.deliver(hub.simulator(), "contact.deleted", "contact", gone.getFirst()))
                    .isEqualTo(204);
            hub.awaitValue(String.valueOf(CONTACTS - 1), LIVE);
            assertThat(withheld(hub)).isEqualTo(GONE - 1);

            assertThat(approve(hub, run)).isEqualTo(GONE - 1);
            hub.awaitValue(String.valueOf(CONTACTS - GONE), LIVE);
            hub.awaitQuiet();
            assertThat(approve(hub, run)).isZero();
            assertThat(hub.differences()).isEmpty();
            assertThat(hub.query("SELECT count(*) FROM hub.stale")).containsExactly("0");
        }
    }

    @Test
    void whatIsThereAfterAllIsNotDeletedWhenTheyAreApproved() throws Exception {
        var company = TestHub.smallCompany().withContacts(CONTACTS);
        try (var hub = TestHub.loaded(company, Map.of())) {
            List<String> gone = hub.simulator().records().ids("contacts").subList(0, GONE);
            var documents = gone.stream()
                    .map(id -> hub.simulator().records().get("contacts", id).orElseThrow())
                    .toList();
            gone.forEach(id -> hub.simulator().records().deleteSilently("contacts", id));
            var run = fullSync(hub);
            documents.forEach(document -> hub.simulator().records().addSilently("contacts", document));

            assertThat(approve(hub, run)).isEqualTo(GONE);
            hub.awaitQuiet();

            assertThat(hub.query(LIVE)).containsExactly(String.valueOf(CONTACTS));
            assertThat(hub.query("SELECT count(*) FROM hub.entity_change WHERE operation = 'delete'"))
                    .containsExactly("0");
            assertThat(hub.differences()).isEmpty();
        }
    }

    private static String fullSync(TestHub hub) throws Exception {
        var run =
                hub.operator().post("/admin/reconciliations").body().path("id").asText();
        hub.awaitValue("completed", "SELECT state FROM hub.reconciliation WHERE id = '%s'".formatted(run));
        hub.awaitQuiet();
        return run;
    }

    private static long withheld(TestHub hub) throws Exception {
        return hub.operator()
                .get("/admin/status")
                .body()
                .path("stale")
                .path("withheld")
                .asLong();
    }

    private static int approve(TestHub hub, String run) throws Exception {
        return hub.operator()
                .post("/admin/reconciliations/" + run + "/approve-deletions")
                .body()
                .path("approved")
                .asInt(-1);
    }
}
