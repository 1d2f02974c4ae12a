package io.teamleaderhub.teamleader;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Brings what the API answers for a type into that type's own document, where they differ: a row of {@code expenses.list}
 * names its source, and a message its {@code message_id}. Everything else stays as it was sent.
 *
 * <p>Source: the API documentation of {@code expenses.list}, {@code incomingInvoices.info}, {@code receipts.info} and
 * {@code tickets.getMessage}.
 */
final class Documents {
    /** What an expense's row and a receipt's info both have; of the total, info lacks the amount without taxes. */
    private static final Set<String> OF_RECEIPTS = Set.of(
            "company_entity",
            "currency",
            "document_number",
            "file",
            "origin",
            "payment_status",
            "review_status",
            "supplier",
            "title",
            "bookkeeping_status",
            "paid_amount",
            "paid_at");

    private static final Set<String> NOT_OF_INVOICES = Set.of("source", "document_date");

    private Documents() {}

    /** The rows of a list's answer. */
    static JsonNode rows(EntityType type, JsonNode data) {
        if (!type.expense()) {
            return data;
        }
        var rows = new ArrayList<JsonNode>();
        data.values().forEach(row -> rows.add(expense(type, row)));
        return JsonNode.createArrayNode(rows);
    }

    /** A ticket's messages, which do not say whose they are. */
    static JsonNode messages(UUID ticket, JsonNode data) {
        var link = JsonNode.createObjectNode(Map.of(
                "type", JsonNode.createStringNode("ticket"), "id", JsonNode.createStringNode(ticket.toString())));
        var rows = new ArrayList<JsonNode>();
        for (JsonNode row : data.values()) {
            var message = message(row);
            if (message.isObject()) {
                Map<String, JsonNode> document = new LinkedHashMap<>();
                message.entries().forEach(entry -> document.put(entry.getKey(), entry.getValue()));
                document.put("ticket", link);
                message = JsonNode.createObjectNode(document);
            }
            rows.add(message);
        }
        return JsonNode.createArrayNode(rows);
    }

    /** The answer for a single one. */
    static JsonNode info(EntityType type, JsonNode data) {
        return type.message() ? message(data) : data;
    }

    private static JsonNode expense(EntityType type, JsonNode row) {
        if (!row.isObject()) {
            return row;
        }
        boolean receipt = type == EntityType.RECEIPT;
        Map<String, JsonNode> document = new LinkedHashMap<>();
        put(document, "id", Json.member(Json.member(row, "source"), "id"));
        row.entries().forEach(entry -> {
            if (receipt ? OF_RECEIPTS.contains(entry.getKey()) : !NOT_OF_INVOICES.contains(entry.getKey())) {
                document.put(entry.getKey(), entry.getValue());
            }
        });
        if (row.get("document_date") != null) {
            document.put(receipt ? "receipt_date" : "invoice_date", Json.member(row, "document_date"));
        }
        return JsonNode.createObjectNode(document);
    }

    private static JsonNode message(JsonNode data) {
        if (!data.isObject() || data.get("message_id") == null) {
            return data;
        }
        Map<String, JsonNode> document = new LinkedHashMap<>();
        put(document, "id", Json.member(data, "message_id"));
        data.entries().forEach(entry -> {
            if (!entry.getKey().equals("message_id")) {
                document.put(entry.getKey(), entry.getValue());
            }
        });
        return JsonNode.createObjectNode(document);
    }

    private static void put(Map<String, JsonNode> document, String key, JsonNode value) {
        if (!value.isNull()) {
            document.put(key, value);
        }
    }
}
