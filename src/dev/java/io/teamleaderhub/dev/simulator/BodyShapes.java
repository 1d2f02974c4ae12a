package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Request bodies turned into the shapes that documents have. */
final class BodyShapes {
    private BodyShapes() {}

    static JsonNode reference(String type, JsonNode id) {
        return id.isTextual() ? Json.reference(type, id.textValue()) : NullNode.getInstance();
    }

    static ArrayNode references(String type, JsonNode ids) {
        ArrayNode references = Json.array();
        ids.forEach(id -> references.add(reference(type, id)));
        return references;
    }

    /** {@code {id, value}} entries, which replace all the custom fields there were. */
    static void customFields(ObjectNode document, JsonNode written) {
        document.set("custom_fields", customFields(written));
    }

    /** {@code {id, value}} entries, each replacing the value of its own definition only. */
    static void someCustomFields(ObjectNode document, JsonNode written) {
        ArrayNode merged = document.withArray("custom_fields");
        for (JsonNode field : customFields(written)) {
            String definition = field.path("definition").path("id").asText();
            int position = 0;
            while (position < merged.size()
                    && !definition.equals(
                            Json.at(merged.path(position), "definition.id").asText())) {
                position++;
            }
            if (position < merged.size()) {
                merged.set(position, field);
            } else {
                merged.add(field);
            }
        }
    }

    static void lead(ObjectNode document, JsonNode written) {
        ObjectNode lead = Json.object();
        lead.set("customer", written.path("customer"));
        lead.set("contact_person", reference("contact", written.path("contact_person_id")));
        document.set("lead", lead);
    }

    static void invoicee(ObjectNode document, JsonNode written) {
        ObjectNode invoicee = document.withObject("invoicee");
        invoicee.set("customer", written.path("customer"));
        JsonNode attention = written.path("for_attention_of");
        if (attention.isObject()) {
            ObjectNode addressee = invoicee.putObject("for_attention_of");
            addressee.set("name", attention.hasNonNull("name") ? attention.path("name") : NullNode.getInstance());
            addressee.set("contact", reference("contact", attention.path("contact_id")));
        }
    }

    static void currency(ObjectNode document, JsonNode currency) {
        document.put("currency", currency.path("code").asText("EUR"));
        exchangeRate(document, currency);
    }

    static void exchangeRate(ObjectNode document, JsonNode currency) {
        if (!currency.isObject()) {
            return;
        }
        ObjectNode rate =
                Json.object().put("from", currency.path("code").asText()).put("to", "EUR");
        rate.set("rate", currency.path("exchange_rate"));
        document.set("currency_exchange_rate", rate);
    }

    private static ArrayNode customFields(JsonNode written) {
        ArrayNode fields = Json.array();
        for (JsonNode entry : written) {
            fields.add(CustomFields.entry(entry.path("id").asText(), entry.path("value")));
        }
        return fields;
    }

    /** The address of the entry of type primary, without its addressee; null when there is none. */
    static JsonNode primaryAddress(ObjectNode document) {
        for (JsonNode entry : document.path("addresses")) {
            if ("primary".equals(entry.path("type").asText()) && entry.path("address") instanceof ObjectNode address) {
                return address.deepCopy().without("addressee");
            }
        }
        return NullNode.getInstance();
    }
}
