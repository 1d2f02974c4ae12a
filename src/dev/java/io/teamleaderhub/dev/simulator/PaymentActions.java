package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was paid of the papers that suppliers send: kept beside the document, of which it moves the payment status. */
final class PaymentActions {
    private static final String PAYMENTS = "payments";

    private final Store store;
    private final Changes changes;
    private final Draw ids;

    PaymentActions(Store store, Changes changes, SimulatorSettings settings) {
        this.store = store;
        this.changes = changes;
        this.ids = new Draw(settings.seed(), PAYMENTS);
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        for (ResourceType type : ExpenseTypes.ROWS) {
            actions.put(type.path() + ".registerPayment", body -> register(type, body));
            actions.put(type.path() + ".removePayment", body -> edit(type, body, document -> remove(document, body)));
            actions.put(type.path() + ".updatePayment", body -> edit(type, body, document -> update(document, body)));
            actions.put(type.path() + ".listPayments", body -> list(type, body));
        }
        return actions;
    }

    private Answer register(ResourceType type, ObjectNode body) {
        synchronized (store) {
            String id = ids.id();
            ObjectNode payment =
                    Json.object().put("id", id).putNull("payment_method").putNull("remark");
            copy(body, payment);
            Answer answer =
                    edit(type, body, document -> document.withArray(PAYMENTS).add(payment));
            return answer.status() == 204 ? Answer.data(201, Json.reference("payment", id)) : answer;
        }
    }

    private Answer edit(ResourceType type, ObjectNode body, Consumer<ObjectNode> change) {
        return RecordActions.edit(
                changes,
                type,
                body,
                sent -> Edit.update(type, document -> {
                    change.accept(document);
                    settle(document);
                }));
    }

    private Answer list(ResourceType type, ObjectNode body) {
        Optional<Stored> found = store.find(type, body.path("id").asText());
        if (found.isEmpty()) {
            return RecordActions.notFound();
        }
        JsonNode payments = found.get().document().path(PAYMENTS);
        ObjectNode answer = Json.object();
        answer.set("data", payments);
        answer.putObject("meta").putObject("total").set("amount", DecimalNode.valueOf(total(payments)));
        return Answer.json(200, answer);
    }

    private static void remove(ObjectNode document, ObjectNode body) {
        ArrayNode left = Json.array();
        document.path(PAYMENTS).forEach(payment -> {
            if (!payment.path("id").equals(body.path("payment_id"))) {
                left.add(payment);
            }
        });
        document.set(PAYMENTS, left);
    }

    private static void update(ObjectNode document, ObjectNode body) {
        document.path(PAYMENTS).forEach(payment -> {
            if (payment.path("id").equals(body.path("payment_id")) && payment instanceof ObjectNode object) {
                copy(body, object);
            }
        });
    }

    private static void copy(ObjectNode body, ObjectNode payment) {
        for (String key : new String[] {"payment", "paid_at", "remark"}) {
            if (body.has(key)) {
                payment.set(key, body.path(key));
            }
        }
        if (body.has("payment_method_id")) {
            payment.set("payment_method", BodyShapes.reference("paymentMethod", body.path("payment_method_id")));
        }
    }

    private static void settle(ObjectNode document) {
        JsonNode payments = document.path(PAYMENTS);
        BigDecimal paid = total(payments);
        JsonNode owed = Json.at(document, "total.tax_inclusive.amount");
        boolean all = owed.isNumber() && paid.compareTo(owed.decimalValue()) >= 0;
        document.put("payment_status", all && !payments.isEmpty() ? "paid" : "not_paid");
        if (payments.isEmpty()) {
            document.putNull("paid_amount").putNull("paid_at");
            return;
        }
        document.set("paid_amount", DecimalNode.valueOf(paid));
        document.set("paid_at", payments.path(payments.size() - 1).path("paid_at"));
    }

    private static BigDecimal total(JsonNode payments) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode payment : payments) {
            total = total.add(Json.at(payment, "payment.amount").decimalValue());
        }
        return total;
    }
}
