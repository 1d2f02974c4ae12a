package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What contacts, companies and deals can do besides the actions every type has. */
final class CrmActions {
    private final Store store;
    private final Changes changes;
    private final ContactEdits contacts;
    private final DealEdits deals;

    CrmActions(Store store, Changes changes, SimulatorSettings settings) {
        this.store = store;
        this.changes = changes;
        this.contacts = new ContactEdits(settings);
        this.deals = new DealEdits(settings);
    }

    Map<String, Action> actions() {
        Map<String, Action> actions = new HashMap<>();
        for (ResourceType type : List.of(Catalogue.CONTACTS, Catalogue.COMPANIES)) {
            actions.put(type.path() + ".tag", editing(type, body -> contacts.tag(Json.texts(body.path("tags")))));
            actions.put(type.path() + ".untag", editing(type, body -> contacts.untag(Json.texts(body.path("tags")))));
        }
        actions.put("contacts.linkToCompany", this::link);
        actions.put("contacts.updateCompanyLink", linked(body -> contacts.updateLink(company(body), body)));
        actions.put("contacts.unlinkFromCompany", linked(body -> contacts.unlink(company(body))));
        actions.put("deals.win", editing(Catalogue.DEALS, body -> deals.win()));
        actions.put(
                "deals.lose",
                editing(Catalogue.DEALS, body -> deals.lose(body.path("reason_id"), body.path("extra_info"))));
        actions.put("deals.move", this::move);
        return actions;
    }

    private Answer link(ObjectNode body) {
        if (store.find(Catalogue.COMPANIES, company(body)).isEmpty()) {
            return Answer.refusedField("company_id", "company_id refers to a record that does not exist");
        }
        return editing(
                        Catalogue.CONTACTS,
                        sent -> contacts.link(
                                company(sent),
                                sent.path("position").deepCopy(),
                                sent.path("decision_maker").asBoolean()))
                .answer(body);
    }

    private Answer move(ObjectNode body) {
        String phase = Json.text(body, "phase_id");
        return phase == null
                ? Answer.refusedField("phase_id", "phase_id must not be empty")
                : editing(Catalogue.DEALS, sent -> deals.move(phase, Known.USERS.getFirst()))
                        .answer(body);
    }

    /** An edit of a link, refused when the contact has no such link. */
    private Action linked(Function<ObjectNode, Edit> edit) {
        return body -> {
            boolean linked = store.find(Catalogue.CONTACTS, body.path("id").asText())
                    .map(contact -> ContactEdits.companies(contact.document()).contains(company(body)))
                    .orElse(true);
            return linked
                    ? editing(Catalogue.CONTACTS, edit).answer(body)
                    : Answer.refusedField("company_id", "The contact is not linked to this company");
        };
    }

    private Action editing(ResourceType type, Function<ObjectNode, Edit> edit) {
        return body -> RecordActions.edit(changes, type, body, edit);
    }

    private static String company(ObjectNode body) {
        return body.path("company_id").asText();
    }
}
