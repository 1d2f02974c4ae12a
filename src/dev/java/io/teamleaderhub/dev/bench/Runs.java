package io.teamleaderhub.dev.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.teamleaderhub.dev.simulator.SimulatorSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Reconciliations that a bench asks for. */
final class Runs {
    private static final String PATH = "/admin/reconciliations";

    /** Rows that the run under way has listed. */
    static final String SCANNED = """
            SELECT coalesce(max(s.scanned), 0) FROM hub.reconciliation_step s
            JOIN hub.reconciliation r ON r.id = s.reconciliation_id WHERE r.state = 'running'
            """;

    private Runs() {}

    /** A source whose limit is far away. */
    static SimulatorSettings source(int contacts) {
        return SimulatorSettings.defaults()
                .withContacts(contacts)
                .withCompanies(0)
                .withDeals(0)
                .withLimit(FAR_AWAY, WINDOW);
    }

    private static final int FAR_AWAY = 300;
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** A hub for that source. */
    static Map<String, String> settings() {
        return Map.of("HUB_API_LIMIT", String.valueOf(FAR_AWAY), "HUB_API_WINDOW", "1s");
    }

    /** Starts a run of contacts. */
    static JsonNode begin(Rig rig, String mode) throws IOException, InterruptedException {
        return rig.post(PATH, "{\"mode\": \"%s\", \"types\": [\"contact\"]}".formatted(mode));
    }

    /** Starts a run of contacts and returns its report once it is over, whole and without a failure. */
    static JsonNode run(Rig rig, String mode) throws IOException, InterruptedException {
        var id = begin(rig, mode).path("id").asText();
        Rig.until("the run is over", () -> !report(rig, id).path("finishedAt").isNull());
        var run = report(rig, id);
        CheckFailedException.check(run.path("state").asText().equals("completed"), "the run ended so: " + run);
        return run;
    }

    /** A run's report so far. */
    static JsonNode report(Rig rig, String id) throws IOException, InterruptedException {
        return rig.get(PATH + "/" + id);
    }

    /** What became of contacts. */
    static JsonNode contacts(JsonNode run) {
        return run.path("steps").path(0);
    }

    /** Rows a second, from the first page asked for to the last one written. */
    static double rowsPerSecond(JsonNode run) {
        return contacts(run).path("scanned").asDouble()
                / contacts(run).path("seconds").asDouble();
    }
}
