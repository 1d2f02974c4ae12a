package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** {@code expenses.list}: one list over what suppliers send, its rows unlike any {@code .info}. */
final class ExpenseActions {
    private static final List<String> COMMON = List.of(
            "id",
            "origin",
            "title",
            "supplier",
            "document_number",
            "due_date",
            "currency",
            "total",
            "company_entity",
            "file",
            "payment_reference",
            "review_status",
            "bookkeeping_status",
            "iban_number",
            "payment_status",
            "paid_amount",
            "paid_at");
    private static final ResourceType ROWS = ResourceRow.of("expenses", "expense")
            .infoOnly("id")
            .counted()
            .filters("source_types=source.type", "review_statuses=review_status", "term", "supplier=supplier")
            .filters("bookkeeping_statuses=bookkeeping_status", "department_ids=company_entity.id")
            .filters("payment_statuses", "document_date", "paid_at")
            .sorts(SortField.text("document_date", "document_date"), SortField.text("due_date", "due_date"))
            .shaped("title: title");

    private final Store store;
    private final SimulatorSettings settings;
    private final Breaches breaches;

    ExpenseActions(Store store, SimulatorSettings settings, Breaches breaches) {
        this.store = store;
        this.settings = settings;
        this.breaches = breaches;
    }

    Map<String, Action> actions() {
        return Map.of("expenses.list", body -> new ListQuery(ROWS, settings, breaches, body).answer(rows()));
    }

    private Store rows() {
        Store rows = new Store();
        synchronized (store) {
            for (ResourceType type : ExpenseTypes.ROWS) {
                store.all(type).forEach(stored -> rows.put(ROWS, new Stored(row(type, stored.document()))));
            }
        }
        return rows;
    }

    private static ObjectNode row(ResourceType type, ObjectNode document) {
        ObjectNode row = Json.object();
        row.set("source", Json.reference(type.singular(), document.path("id").asText()));
        COMMON.forEach(key -> row.set(key, document.path(key).deepCopy()));
        COMMON.stream().filter(key -> row.path(key).isMissingNode()).forEach(row::putNull);
        row.set("document_date", document.path(ExpenseTypes.DATES.getOrDefault(type.singular(), "")));
        return row;
    }
}
