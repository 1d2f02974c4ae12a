package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The messages of tickets, and what they do to the ticket. */
final class TicketActions {
    private static final List<String> STATUSES = Known.ids("ticketStatus", 4);
    private static final List<String> NAMES = List.of("new", "open", "waiting_for_client", "closed");

    /** The id of the status of closed tickets. */
    static final String CLOSED = STATUSES.getLast();

    private final ResourceType tickets = Catalogue.require("ticket");
    private final ResourceType messages = Catalogue.require("ticketMessage");
    private final Store store;
    private final Changes changes;
    private final InstantSource clock;

    TicketActions(Store store, Changes changes, SimulatorSettings settings) {
        this.store = store;
        this.changes = changes;
        this.clock = settings.time().clock();
    }

    Map<String, Action> actions() {
        return Map.of(
                "tickets.addReply",
                body -> message(body, "customer"),
                "tickets.addInternalMessage",
                body -> message(body, "internal"),
                "tickets.importMessage",
                body -> message(body, "thirdParty"),
                "ticketStatus.list",
                body -> Answer.data(200, statuses()));
    }

    static boolean isClosed(ObjectNode ticket) {
        return CLOSED.equals(Json.at(ticket, "status.id").asText());
    }

    private Answer message(ObjectNode body, String type) {
        String ticket = body.path("id").asText();
        if (body.path("body").asText().isEmpty()) {
            return Answer.refusedField("body", "body must not be empty");
        }
        synchronized (store) {
            if (store.find(tickets, ticket).isEmpty()) {
                return RecordActions.notFound();
            }
            String id = changes.create(messages, newId -> message(newId, ticket, type, body), false);
            JsonNode status = body.path("ticket_status_id");
            if (status.isTextual()) {
                changes.edit(tickets, ticket, Edit.update(tickets, document -> move(document, status)));
            }
            return Answer.data(200, Json.reference(messages.singular(), id));
        }
    }

    private void move(ObjectNode ticket, JsonNode status) {
        ticket.set("status", BodyShapes.reference("ticketStatus", status));
        tickets.stamps().mark(ticket, Times.document(clock.instant()));
    }

    private ObjectNode message(String id, String ticket, String type, ObjectNode body) {
        ObjectNode message = messages.generator().blank(id);
        message.set("body", body.path("body"));
        message.set("raw_body", body.path("body"));
        message.put("type", type).set("ticket", Json.reference("ticket", ticket));
        message.set(
                "sent_by",
                body.path("sent_by").isObject()
                        ? body.path("sent_by")
                        : Json.reference("user", Known.USERS.getFirst()));
        message.set("attachments", BodyShapes.references("file", body.path("attachments")));
        if (body.path("sent_at").isTextual()) {
            message.set("created_at", body.path("sent_at"));
        }
        return message;
    }

    private static ArrayNode statuses() {
        ArrayNode rows = Json.array();
        for (int i = 0; i < NAMES.size(); i++) {
            rows.addObject()
                    .put("id", STATUSES.get(i))
                    .put("status", NAMES.get(i))
                    .put("label", NAMES.get(i));
        }
        return rows;
    }
}
