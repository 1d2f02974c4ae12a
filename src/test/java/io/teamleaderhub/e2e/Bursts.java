package io.teamleaderhub.e2e;

import io.teamleaderhub.dev.simulator.TeamleaderSimulator;
import io.teamleaderhub.support.Fields;

/** Changes that can be told apart afterwards. */
final class Bursts {
    private Bursts() {}

    /** The change of that number: a field that both truths have and one that only info has. */
    static void rename(TeamleaderSimulator simulator, String contact, int number) {
        simulator.records().update("contacts", contact, Fields.of("last_name", "N" + number, "remarks", "R" + number));
    }
}
