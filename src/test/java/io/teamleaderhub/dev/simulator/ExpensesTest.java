package io.teamleaderhub.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
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

    @Test
    void what_is_paid_shows_in_the_list() throws Exception {
        String id = account.created(
                "receipts.add", "{'title':'Parking','currency':{'code':'EUR'},'total':{'tax_inclusive':{'amount':8}}}");
        String paid =
                "{'id':'" + id + "','payment':{'amount':4,'currency':'EUR'},'paid_at':'2026-02-04T10:00:00+00:00'}";
        account.created("receipts.registerPayment", paid);
        assertThat(account.get("receipt", id).path("payment_status").asText()).isEqualTo("not_paid");
        String second = account.created("receipts.registerPayment", paid);
        assertThat(row(id).path("paid_amount").asInt()).isEqualTo(8);
        assertThat(row(id).path("payment_status").asText()).isEqualTo("paid");
        assertThat(account.data("receipts.listPayments", "{'id':'" + id + "'}")).hasSize(2);

        account.status("receipts.removePayment", "{'id':'" + id + "','payment_id':'" + second + "'}");
        assertThat(row(id).path("paid_amount").asInt()).isEqualTo(4);
        assertThat(account.data("receipts.info", "{'id':'" + id + "'}").has("payments"))
                .isFalse();
        assertThat(account.status("receipts.registerPayment", paid.replace(id, "nobody")))
                .isEqualTo(404);
        assertThat(account.events(id))
                .containsExactlyInAnyOrder("receipt.added", "receipt.updated", "receipt.updated", "receipt.updated");
    }

    @Test
    void dates_of_documents_narrow_the_list() throws Exception {
        String period = "{'filter':{'document_date':{'operator':'%s','value':'2025-06-30'}},'page':{'size':100}}";

        assertThat(dates(period.formatted("before"))).isNotEmpty().allMatch(day -> day.compareTo("2025-06-30") < 0);
        assertThat(dates(period.formatted("after"))).isNotEmpty().allMatch(day -> day.compareTo("2025-06-30") > 0);
        assertThat(dates(period.formatted("is_empty"))).isNotEmpty().containsOnly("null");
    }

    private List<String> dates(String body) throws IOException, InterruptedException {
        return account.data("expenses.list", body).findValuesAsText("document_date");
    }

    private JsonNode row(String id) throws IOException, InterruptedException {
        for (JsonNode row : account.data("expenses.list", "{'filter':{'term':'Parking'},'page':{'size':100}}")) {
            if (row.at("/source/id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError(id + " is not listed");
    }
}
