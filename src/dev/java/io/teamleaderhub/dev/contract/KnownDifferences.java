package io.teamleaderhub.dev.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the document is known to be wrong or old, and the simulator answers as the live API or a newer document does. */
final class KnownDifferences {
    private static final Set<String> WRAPPED = Set.of("tickets.info", "tickets.getMessage");
    private static final Set<String> SINGLE = Set.of("creditNotes.info");
    private static final Map<String, Set<String>> NEWER = Map.of(
            "deals", Set.of("second_responsible_user", "purchase_order_number"),
            "contacts", Set.of("price_list"),
            "companies", Set.of("price_list"),
            "invoices", Set.of("subscription"),
            "users", Set.of("teams"));
    private static final List<Difference> DIFFERENCES = List.of(
            new Difference("contacts.info", "status", "the document knows active contacts only"),
            new Difference("customFieldDefinitions.", "context", "there are more contexts, sale for deals among them"),
            new Difference("meetings.info", "location", "the document's kinds of location overlap"),
            new Difference("products.info", "price_list_prices", "an array of objects, not of arrays"));

    private KnownDifferences() {}

    private record Difference(String action, String text, String why) {
        private boolean explains(String called, String fault) {
            return called.startsWith(action) && fault.contains(text);
        }
    }

    /** The answer in the form that the document describes. */
    static JsonNode asDocumented(String action, JsonNode answer) {
        if (WRAPPED.contains(action)) {
            return answer.path("data");
        }
        if (SINGLE.contains(action)) {
            ObjectNode array = JsonNodeFactory.instance.objectNode();
            array.putArray("data").add(answer.path("data"));
            return array;
        }
        return answer;
    }

    /** Why the form is another than the document's, for the actions where it is. */
    static Optional<String> ofForm(String action) {
        if (WRAPPED.contains(action)) {
            return Optional.of("data around it, which the document leaves out");
        }
        return SINGLE.contains(action)
                ? Optional.of("an object under data, not the document's array")
                : Optional.empty();
    }

    /** Why an answer has a key that the document does not know. */
    static Optional<String> ofKey(String action, String key) {
        String resource = action.substring(0, action.indexOf('.'));
        return NEWER.getOrDefault(resource, Set.of()).contains(key)
                ? Optional.of(key + " is newer than the document")
                : Optional.empty();
    }

    /** Why a value is not what the document says. */
    static Optional<String> ofValue(String action, String fault) {
        return DIFFERENCES.stream()
                .filter(difference -> difference.explains(action, fault))
                .map(Difference::why)
                .findFirst();
    }
}
