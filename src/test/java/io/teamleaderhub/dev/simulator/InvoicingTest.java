package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvoicingTest {
    private final Account account = new Account();

    InvoicingTest() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void an_invoice_is_drafted_booked_sent_paid_and_unpaid() throws Exception {
        String id = draft();
        assertThat(account.get("invoice", id).path("status").asText()).isEqualTo("draft");
        assertThat(account.get("invoice", id).path("invoice_number").isNull()).isTrue();
        assertThat(account.events(id)).containsExactlyInAnyOrder("invoice.drafted");

        assertThat(account.status("invoices.book", "{'id':'" + id + "','on':'2026-02-03'}"))
                .isEqualTo(204);
        assertThat(account.get("invoice", id).path("invoice_number").asText()).startsWith("2026 / ");
        account.status("invoices.send", "{'id':'" + id + "'}");
        account.status(
                "invoices.registerPayment",
                "{'id':'" + id + "','payment':{'amount':10,'currency':'EUR'},'paid_at':'2026-02-04T10:00:00+00:00'}");
        assertThat(account.get("invoice", id).path("status").asText()).isEqualTo("matched");
        assertThat(account.data("invoices.info", "{'id':'" + id + "'}").path("payments"))
                .hasSize(1);
        account.status("invoices.removePayments", "{'id':'" + id + "'}");
        assertThat(account.get("invoice", id).path("paid").asBoolean()).isFalse();
        account.status("invoices.update", "{'id':'" + id + "','note':'Dank u'}");
        account.status("invoices.delete", "{'id':'" + id + "'}");

        assertThat(account.events(id))
                .containsExactlyInAnyOrder(
                        "invoice.booked",
                        "invoice.sent",
                        "invoice.paymentRegistered",
                        "invoice.paymentRemoved",
                        "invoice.updated",
                        "invoice.deleted");
    }

    @Test
    void actions_raise_updated_too_when_the_switch_is_on() throws Exception {
        try (var other = new Account(Switch.ACTIONS_RAISE_UPDATED)) {
            String id = other.first("invoice");
            other.status("invoices.book", "{'id':'" + id + "','on':'2026-02-03'}");
            assertThat(other.events(id)).containsExactlyInAnyOrder("invoice.booked", "invoice.updated");
        }
    }

    @Test
    void credit_notes_come_from_invoices_only() throws Exception {
        String invoice = account.first("invoice");
        String id = account.created("invoices.credit", "{'id':'" + invoice + "','credit_note_date':'2026-02-05'}");

        assertThat(account.events(id)).containsExactlyInAnyOrder("creditNote.booked");
        assertThat(account.data("creditNotes.info", "{'id':'" + id + "'}")
                        .at("/invoice/id")
                        .asText())
                .isEqualTo(invoice);
        assertThat(account.data("creditNotes.list", "{'filter':{'invoice_id':'" + invoice + "'}}")
                        .findValuesAsText("credit_note_date"))
                .contains("2026-02-05");
        assertThat(account.status("creditNotes.create", "{}")).isEqualTo(404);
        assertThat(account.status("invoices.credit", "{'id':'nobody'}")).isEqualTo(404);
    }

    @Test
    void a_credit_note_is_an_array_of_one_when_the_switch_is_on() throws Exception {
        try (var other = new Account(Switch.CREDIT_NOTE_IS_ARRAY)) {
            String id = other.first("creditNote");
            assertThat(other.data("creditNotes.info", "{'id':'" + id + "'}")
                            .path(0)
                            .path("id")
                            .asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void lines_of_a_subscription_change_without_a_word() throws Exception {
        String id = account.created(
                "subscriptions.create", new SampleCalls(account.simulator()).body("subscriptions.create"));
        account.status(
                "subscriptions.update",
                "{'id':'" + id + "','grouped_lines':[{'section':{'title':'x'},'line_items':[]}]}");
        assertThat(account.get("subscription", id).path("grouped_lines")).hasSize(1);
        account.status("subscriptions.update", "{'id':'" + id + "','title':'Gold'}");
        account.status("subscriptions.deactivate", "{'id':'" + id + "'}");

        assertThat(account.events(id))
                .containsExactlyInAnyOrder("subscription.added", "subscription.updated", "subscription.deactivated");
        assertThat(account.status("subscriptions.delete", "{'id':'" + id + "'}"))
                .isEqualTo(404);
        account.records().delete("subscription", id);
        assertThat(account.events(id)).containsExactlyInAnyOrder("subscription.deleted");
    }

    private String draft() throws IOException, InterruptedException {
        String id = account.created("invoices.draft", new SampleCalls(account.simulator()).body("invoices.draft"));
        account.records()
                .updateSilently(
                        "invoice",
                        id,
                        Caller.object(
                                "{'total':{'payable':{'amount':10,'currency':'EUR'},'due':{'amount':10,'currency':'EUR'}}}"));
        return id;
    }
}
