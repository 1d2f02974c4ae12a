package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code users.me}: whoever installed the integration, in words of its own. */
final class Myself {
    private static final List<String> NOT_OF_ME = List.of("status", "external_rate");

    private final Store store;
    private final SimulatorSettings settings;

    Myself(Store store, SimulatorSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** The first of the users; one of the same id where there are no users. */
    Answer answer() {
        String id = Known.USERS.getFirst();
        ObjectNode me = store.find(Catalogue.require("user"), id)
                .map(Stored::document)
                .orElseGet(() -> invented(id))
                .without(NOT_OF_ME);
        me.set("account", Json.reference("account", settings.oauth().accountId()));
        me.put("email_verification_status", "confirmed");
        me.putObject("preferences")
                .put("invoiceable", true)
                .put("whitelabeling", false)
                .putNull("historic_time_tracking_limit");
        return Answer.data(200, me);
    }

    private static ObjectNode invented(String id) {
        return Json.object()
                .put("id", id)
                .put("first_name", "Hélène")
                .put("last_name", "De Simulator")
                .put("email", "helene@example.com")
                .put("language", "nl");
    }
}
