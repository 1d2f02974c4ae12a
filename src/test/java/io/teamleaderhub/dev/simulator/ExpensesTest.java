package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpensesTest {
    private final Account account = new Account();

    ExpensesTest() throws IOException {}

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void one_list_has_all_three_and_names_where_each_is_found() throws Exception {
        String page = "'page':{'size':100},'includes':'pagination'";
        ObjectNode all = Caller.read(
                account.caller().post("expenses.list", "{" + page + "}").body());
        assertThat(all.path("data")).hasSize(90);
        assertThat(all.at("/meta/matches").asInt()).isEqualTo(90);

        ObjectNode receipts = Caller.read(account.caller()
                .post("expenses.list", "{'filter':{'source_types':['receipt']}," + page + "}")
                .body());
        assertThat(receipts.at("/meta/matches").asInt()).isEqualTo(30);
        for (JsonNode row : receipts.path("data")) {
            JsonNode info = account.data(
                    "receipts.info", "{'id':'" + row.at("/source/id").asText() + "'}");
            assertThat(row.has("id")).isFalse();
            assertThat(row.path("document_date")).isEqualTo(info.path("receipt_date"));
            assertThat(row.path("company_entity")).isEqualTo(info.path("company_entity"));
            assertThat(info.has("bookkeeping_status") || info.has("paid_amount") || info.has("paid_at"))
                    .isFalse();
            assertThat(row.has("bookkeeping_status") && row.has("paid_amount") && row.has("paid_at"))
                    .isTrue();
        }
        assertThat(account.status("receipts.list", "{}")).isEqualTo(404);
    }

    @Test
    void an_incoming_invoice_is_added_reviewed_and_booked() throws Exception {
        String supplier = account.first("company");
        String id = account.created(
                "incomingInvoices.add", "{'title':'Staal','currency':{'code':'EUR'},'supplier_id':'" + supplier + "'}");
        assertThat(account.get("incomingInvoice", id).at("/supplier/type").asText())
                .isEqualTo("company");
        String body = "{'id':'" + id + "'}";
        account.status("incomingInvoices.refuse", body);
        account.status("incomingInvoices.markAsPendingReview", body);
        account.status("incomingInvoices.approve", body);
        account.status("incomingInvoices.sendToBookkeeping", body);
        account.records().announce("incomingInvoice", id, "bookkeepingSubmissionFailed");
        account.status("incomingInvoices.delete", body);

        assertThat(account.events(id))
                .containsExactlyInAnyOrder(
                        "incomingInvoice.added",
                        "incomingInvoice.refused",
                        "incomingInvoice.updated",
                        "incomingInvoice.approved",
                        "incomingInvoice.bookkeepingSubmissionSucceeded",
                        "incomingInvoice.bookkeepingSubmissionFailed",
                        "incomingInvoice.deleted");
        assertThat(account.status("incomingInvoices.info", body)).isEqualTo(404);
        assertThat(account.status(
                        "incomingInvoices.add", "{'title':'x','currency':{'code':'EUR'},'supplier_id':'nobody'}"))
                .isEqualTo(400);
    }
}
