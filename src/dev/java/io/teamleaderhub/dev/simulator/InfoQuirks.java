package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The {@code .info} answers that are not simply the document under {@code data}. */
final class InfoQuirks {
    private static final Set<String> TYPES = Set.of("creditNote", "ticket", "ticketMessage", "timeTracking");

    private InfoQuirks() {}

    static boolean has(ResourceType type) {
        return TYPES.contains(type.singular());
    }

    static Answer answer(ResourceType type, ObjectNode info, SimulatorSettings settings) {
        boolean array = type.singular().equals("creditNote") && settings.has(Switch.CREDIT_NOTE_IS_ARRAY);
        if (type.names().api().equals("tickets") && settings.has(Switch.TICKETS_WITHOUT_DATA)) {
            return Answer.json(200, info);
        }
        ObjectNode answer = Json.object();
        answer.set("data", array ? Json.array().add(info) : info);
        if (type.singular().equals("timeTracking")) {
            answer.putObject("meta").put("updatable", !info.path("locked").asBoolean());
        }
        return Answer.json(200, answer);
    }
}
