package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What happens to an invoice after it was drafted. */
final class InvoiceEdits {
    private InvoiceEdits() {}

    /** Makes number, dates and payments fit the status. */
    static void settle(ObjectNode invoice) {
        String status = invoice.path("status").asText();
        if (status.equals("draft")) {
            invoice.putNull("invoice_number")
                    .putNull("invoice_date")
                    .putNull("due_on")
                    .put("sent", false);
        }
        if (!status.equals("matched")) {
            unpay(invoice);
            return;
        }
        ObjectNode payment = Json.object();
        payment.set("paid_at", invoice.path("paid_at"));
        payment.set("payment", Json.at(invoice, "total.payable"));
        invoice.put("paid", true).putArray("payments").add(payment);
        setDue(invoice, BigDecimal.ZERO);
    }

    static void book(ObjectNode invoice, Act.Call call) {
        String day = call.body().path("on").asText();
        String number =
                Integer.toString(Math.floorMod(invoice.path("id").asText().hashCode(), 100_000));
        invoice.put("status", "outstanding").put("invoice_date", day).put("due_on", day);
        invoice.put("invoice_number", day.replaceFirst("-.*", "") + " / " + number);
    }

    static void pay(ObjectNode invoice, Act.Call call) {
        ObjectNode payment = invoice.withArray("payments").addObject();
        payment.set("paid_at", call.body().path("paid_at"));
        payment.set("payment", call.body().path("payment"));
        BigDecimal due = due(invoice).subtract(amount(Json.at(call.body(), "payment.amount")));
        setDue(invoice, due.max(BigDecimal.ZERO));
        if (due.signum() <= 0) {
            invoice.put("status", "matched").put("paid", true).set("paid_at", payment.path("paid_at"));
        }
    }

    static void unpay(ObjectNode invoice, Act.Call call) {
        invoice.put("status", "outstanding");
        unpay(invoice);
    }

    private static void unpay(ObjectNode invoice) {
        invoice.put("paid", false).putNull("paid_at").putArray("payments");
        setDue(invoice, amount(Json.at(invoice, "total.payable.amount")));
    }

    private static BigDecimal due(ObjectNode invoice) {
        return amount(Json.at(invoice, "total.due.amount"));
    }

    private static void setDue(ObjectNode invoice, BigDecimal amount) {
        JsonNode payable = Json.at(invoice, "total.payable.currency");
        ObjectNode due = invoice.withObject("total").putObject("due");
        due.put("currency", payable.asText("EUR")).set("amount", DecimalNode.valueOf(amount));
    }

    private static BigDecimal amount(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
    }
}
