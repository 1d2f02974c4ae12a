package io.teamleaderhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.dev.simulator.DeliveryFaults;
import io.teamleaderhub.support.Fields;
import io.teamleaderhub.support.TestHub;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reconciliation at a terminal. */
class SyncCommandIT {
    private static final int CONTACTS = 60;
    private static final int GONE = 25;
    /** No webhook can still be under way. */
    private static final String LONG_AGO = "2026-01-15T10:00:00+00:00";

    @Test
    void driftIsSeenRepairedAndProven() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany().withContacts(CONTACTS), Map.of())) {
            var operator = new Operating(hub);
            var records = hub.simulator().records();
            hub.simulator().deliveries().setFaults(DeliveryFaults.NONE.dropping(100));
            var contact = records.ids("contacts").getFirst();
            assertThat(operator.run(0, "verify")).contains("verify, asked for by operator", "completed");

            records.update(
                    "contacts", contact, Fields.of("last_name", "Drifted").put("updated_at", LONG_AGO));
            assertThat(operator.run(1, "verify", "contacts"))
                    .contains("contact: completed, listing 1", "DRIFT     1 differences are left")
                    .doesNotContain("company");
            var run = id(operator.run(0, "sync", "contact", "company", "--watch"));

            assertThat(operator.run(0, "reconciliations", "show", run)).contains("lists proven as of 20", "company");
            assertThat(operator.run(0, "reconciliations", "findings", run))
                    .contains("contact " + contact + "  drifted, repaired, no webhook came");
            assertThat(operator.run(0, "sync", "--incremental", "--watch"))
                    .contains("incremental, asked for by operator");
            assertThat(operator.run(0, "reconciliations", "list")).contains(run, "incremental", "drift 0");
            assertThat(operator.run(0, "status")).contains("last run        incremental completed");
        }
    }

    @Test
    void deletionsThatAreTooManyAreApprovedByTheirCount() throws Exception {
        try (var hub = TestHub.loaded(TestHub.smallCompany().withContacts(CONTACTS), Map.of())) {
            var operator = new Operating(hub);
            var gone = hub.simulator().records().ids("contacts").subList(0, GONE);
            gone.forEach(id -> hub.simulator().records().deleteSilently("contacts", id));
            var run = id(operator.run(1, "sync", "--watch"));

            assertThat(operator.run(0, "reconciliations", "findings", run, "--outcome", "withheld"))
                    .contains(gone);
            assertThat(operator.run(1, "reconciliations", "approve-deletions", run, "--count", "24"))
                    .contains("25 deletions are withheld, not 24");
            assertThat(operator.run(0, "reconciliations", "approve-deletions", run, "--count", "25"))
                    .contains("25 deletions are approved");
            hub.awaitQuiet();
            assertThat(hub.differences()).isEmpty();
            assertThat(operator.run(0, "reconciliations", "findings", run, "--outcome", "deleted"))
                    .contains(gone);
        }
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        try (var hub = TestHub.start(TestHub.smallCompany(), Map.of("HUB_RECONCILE_AT_FIRST_START", "false"))) {
            var operator = new Operating(hub);
            assertThat(operator.run(2, "sync", "unicorn")).contains("There is no type \"unicorn\"; there are: contact");
            assertThat(operator.run(1, "sync")).contains("409: The hub is not connected to Teamleader");
            hub.operator().connect();
            hub.watcher().awaitRegistered();
            var page = hub.simulator().faults().on("contacts.list").hold();
            var run = operator.run(0, "sync").replaceAll("(?s).*Run ([0-9a-f-]{36}).*", "$1");
            page.awaitArrival();

            assertThat(operator.run(1, "sync", "--verify")).contains("409: Run " + run, "is under way");
            assertThat(operator.run(0, "reconciliations", "cancel", run)).contains("is cancelled");
            page.release();
            assertThat(operator.run(1, "reconciliations", "cancel", run)).contains("is over: it cancelled");
            assertThat(operator.run(1, "reconciliations", "show", run)).contains("cancelled");
        }
    }

    private static String id(String output) {
        return output.replaceAll("(?s).*Run ([0-9a-f-]{36})  .*", "$1");
    }
}
