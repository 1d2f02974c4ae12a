package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** The {@code .info} answers that are not simply the document under {@code data}. */
final class InfoQuirks {
    private static final Set<String> TYPES = Set.of("creditNote", "ticket", "ticketMessage", "timeTracking");
    private static final String COMPANIES = "related_companies";
    private static final String CONTACTS = "related_contacts";

    private final Store store;
    private final SimulatorSettings settings;

    InfoQuirks(Store store, SimulatorSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    static boolean has(ResourceType type, List<String> includes) {
        return TYPES.contains(type.singular())
                || (type.singular().equals("company") && (includes.contains(COMPANIES) || includes.contains(CONTACTS)));
    }

    Answer answer(ResourceType type, ObjectNode info, List<String> includes) {
        if (type.names().api().equals("tickets") && settings.has(Switch.TICKETS_WITHOUT_DATA)) {
            return Answer.json(200, info);
        }
        if (type.singular().equals("company")) {
            relate(info, includes);
        }
        boolean array = type.singular().equals("creditNote") && settings.has(Switch.CREDIT_NOTE_IS_ARRAY);
        ObjectNode answer = Json.object();
        answer.set("data", array ? Json.array().add(info) : info);
        if (type.singular().equals("timeTracking")) {
            answer.putObject("meta").put("updatable", !info.path("locked").asBoolean());
        }
        return Answer.json(200, answer);
    }

    private void relate(ObjectNode company, List<String> includes) {
        if (includes.contains(COMPANIES)) {
            company.putArray(COMPANIES);
        }
        if (includes.contains(CONTACTS)) {
            company.set(CONTACTS, contacts(company.path("id").asText()));
        }
    }

    /** The company's side of the links that its contacts have. */
    private ArrayNode contacts(String company) {
        ArrayNode related = Json.array();
        for (Stored contact : store.all(Catalogue.CONTACTS)) {
            for (JsonNode link : contact.document().path("companies")) {
                if (company.equals(Json.at(link, "company.id").asText())) {
                    ObjectNode entry = Json.reference("contact", contact.id());
                    entry.set("position", link.path("position"));
                    entry.set("secondary_position", link.path("secondary_position"));
                    entry.set("division", link.path("division"));
                    related.add(entry.put(
                            "is_decision_maker", link.path("decision_maker").asBoolean()));
                }
            }
        }
        return related;
    }
}
