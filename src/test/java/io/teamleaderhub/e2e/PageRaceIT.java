package io.teamleaderhub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.teamleaderhub.dev.simulator.HeldCall;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page of a full listing that races the refresh of a contact on it. */
class PageRaceIT {
    private TestHub hub;
    private String contact;

    @BeforeEach
    void start() throws Exception {
        hub = TestHub.loaded(TestHub.smallCompany(), LateAnswer.TWO_WORKERS);
        contact = hub.simulator().records().ids("contacts").getFirst();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void aPageFromBeforeAnUpdateChangesNothingOfIt() throws Exception {
        var page = heldPage();
        hub.simulator().records().update("contacts", contact, moved("new"));
        hub.awaitValue("new", value("primary_address,city"));
        hub.awaitValue("0", "SELECT count(*) FROM hub.stale");
        var lines = hub.query(changes());
        page.release();
        awaitReconciled();

        assertThat(hub.query(changes())).isEqualTo(lines);
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void aPageBetweenInfoAndItsListRowBringsNoOldValueBack() throws Exception {
        var page = heldPage();
        var row =
                hub.simulator().faults().on("contacts.list").containing(contact).hold();
        hub.simulator().records().update("contacts", contact, moved("new"));
        row.awaitArrival();
        page.release();
        hub.awaitValue(
                "completed",
                "SELECT state FROM hub.reconciliation_step WHERE type = 'contact' ORDER BY started_at DESC");

        assertThat(hub.query(value("last_name"))).containsExactly("new");
        assertThat(hub.query(value("remarks"))).containsExactly("new");
        row.release();
        awaitReconciled();
        assertThat(hub.query(value("primary_address,city"))).containsExactly("new");
        assertThat(hub.query(changesOf("last_name"))).containsExactly("1");
        assertThat(hub.query(changesOf("primary_address.city"))).containsExactly("1");
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void anInfoFromBeforeAPageDoesNotBringOldValuesBack() throws Exception {
        var late =
                hub.simulator().faults().on("contacts.info").containing(contact).hold();
        hub.simulator().records().update("contacts", contact, moved("old"));
        late.awaitArrival();
        hub.simulator().records().updateSilently("contacts", contact, moved("new"));
        hub.operator().post("/admin/reconciliations");
        hub.awaitValue("new", value("last_name"));
        LateAnswer.come(hub, late);

        assertThat(hub.query(value("last_name"))).containsExactly("new");
        awaitReconciled();
        assertThat(hub.query(changesOf("last_name"))).containsExactly("1");
        assertThat(hub.differences()).isEmpty();
    }

    @Test
    void aPageFromBeforeADeletionDoesNotResurrect() throws Exception {
        var page = heldPage();
        hub.simulator().records().delete("contacts", contact);
        hub.awaitValue("t", "SELECT deleted_at IS NOT NULL FROM hub.entity WHERE id = '%s'".formatted(contact));
        page.release();
        awaitReconciled();

        assertThat(hub.query("SELECT operation FROM hub.entity_change WHERE id = '%s' ORDER BY seq".formatted(contact)))
                .containsOnlyOnce("delete")
                .endsWith("delete");
        assertThat(hub.differences()).isEmpty();
    }

    /** A full listing whose page of contacts is held; a list by ids is not sorted, so it is not meant. */
    private HeldCall heldPage() throws Exception {
        var page =
                hub.simulator().faults().on("contacts.list").containing("sort").hold();
        hub.operator().post("/admin/reconciliations");
        page.awaitArrival();
        return page;
    }

    private void awaitReconciled() throws Exception {
        hub.awaitQuiet();
        assertThat(hub.query("SELECT state FROM hub.reconciliation")).containsOnly("completed");
    }

    /** A change that shows in both, in info only and in lists only. */
    private static ObjectNode moved(String value) {
        var fields = Fields.of("last_name", value, "remarks", value);
        var address = fields.putArray("addresses").addObject().put("type", "primary");
        address.putObject("address")
                .put("line_1", value)
                .put("postal_code", "9000")
                .put("city", value)
                .put("country", "BE");
        return fields;
    }

    private String value(String path) {
        return "SELECT data #>> '{%s}' FROM hub.entity WHERE id = '%s'".formatted(path, contact);
    }

    private String changes() {
        return "SELECT count(*) FROM hub.entity_change WHERE id = '%s'".formatted(contact);
    }

    private String changesOf(String path) {
        return changes() + " AND operation = 'update' AND array_to_string(changed, ' ') ~ '(^| )%s'".formatted(path);
    }
}
